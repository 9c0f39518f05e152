import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { workspaceManifest } from './contract/workspaceManifest';
import { type SandboxCluster, startCluster } from './startCluster';

const run = promisify(execFile);
const installed = spawnSync('kubectl', ['version', '--client']).status === 0;
// Without kubectl the case below is reported as skipped, with the reason in its name.
const withKubectl = installed ? describe : describe.skip;

withKubectl('kubectl (skipped when it is not installed)', () => {
  let cluster: SandboxCluster;
  let dir: string;
  let base: string[];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'kubectl-'));
    cluster = await startCluster({ name: 'kubectl', seed: 'prod', pace: 0.02 });
    const config = join(dir, 'config');
    writeFileSync(config, cluster.kubeconfig('admin'), { mode: 0o600 });
    base = ['--kubeconfig', config, '--cache-dir', join(dir, 'cache')];
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true });
  });

  const kubectl = async (...args: string[]) =>
    (await run('kubectl', [...base, ...args], { timeout: 30_000 })).stdout;
  const file = (object: object) => {
    const path = join(dir, 'object.yaml');
    writeFileSync(path, stringify(object));
    return path;
  };

  it('lists with KAITO columns, by short name too', async () => {
    const text = await kubectl('get', 'workspaces', '-A');
    expect(text).toMatch(
      /NAMESPACE\s+NAME\s+INSTANCE\s+RESOURCEREADY\s+INFERENCEREADY\s+JOBSTARTED\s+WORKSPACESUCCEEDED\s+TARGETNODECOUNT\s+STATE\s+AGE/,
    );
    expect(text).toMatch(
      /search\s+search-phi-4\s+Standard_NC24ads_A100_v4\s+True\s+True\s+True\s+1\s+Ready\s+12d/,
    );
    expect(await kubectl('get', 'wk', '-n', 'search', '-o', 'name')).toContain(
      'workspace.kaito.sh/search-phi-4',
    );
    expect(await kubectl('get', 'nodes')).toMatch(
      /Ready,SchedulingDisabled|SchedulingDisabled/,
    );
  });

  it('creates, watches until ready, and deletes', async () => {
    const watching = spawn('kubectl', [
      ...base,
      ...['get', 'wk', '-n', 'search', '-w', '--output-watch-events'],
    ]);
    let seen = '';
    const ready = new Promise<void>(resolve => {
      watching.stdout.on('data', chunk => {
        seen += chunk;
        if (/MODIFIED\s+fresh\s.*\sReady\s/.test(seen)) {
          resolve();
        }
      });
    });
    const path = file(workspaceManifest('fresh', { namespace: 'search' }));
    const created = await kubectl('create', '-f', path, '--validate=false');
    expect(created).toBe('workspace.kaito.sh/fresh created\n');
    await ready;
    watching.kill();
    expect(await kubectl('delete', 'wk', 'fresh', '-n', 'search')).toMatch(
      /workspace.kaito.sh "fresh" deleted/,
    );
    await expect(
      kubectl('get', 'wk', 'fresh', '-n', 'search'),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('NotFound') });
  });

  it.each([['--validate=false'], ['--validate=true']])(
    'has a Workspace with a spec rejected (%s)',
    async flag => {
      const { resource, inference, ...rest } = workspaceManifest('wrong', {
        namespace: 'search',
      });
      const path = file({ ...rest, spec: { resource, inference } });
      const refused = await kubectl('create', '-f', path, flag).catch(
        error => error,
      );
      expect(refused.stderr).toMatch(
        flag.endsWith('true')
          ? /unknown field "spec"/
          : /admission webhook "validation.workspace.kaito.sh" denied the request: validation failed/,
      );
    },
  );

  it('applies a change to an existing Workspace', async () => {
    const manifest = workspaceManifest('applied', { namespace: 'search' });
    await kubectl('apply', '-f', file(manifest));
    const metadata = { ...manifest.metadata, labels: { tier: 'gold' } };
    const changed = await kubectl(
      'apply',
      ...['-f', file({ ...manifest, metadata })],
    );
    expect(changed).toBe('workspace.kaito.sh/applied configured\n');
    const stored = cluster.store.get('Workspace', 'applied', 'search');
    expect(stored?.metadata.labels).toEqual({ tier: 'gold' });
  });
});
