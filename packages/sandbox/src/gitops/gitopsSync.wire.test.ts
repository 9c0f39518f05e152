import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type SandboxCluster } from '../cluster';
import { commitFiles, Repositories, type GitRepository } from '../git';
import { ApiError, ClusterClient } from './ClusterClient';
import { OWNER_LABELS } from './ownership';
import { startGitOpsSync, type GitOpsSync } from './startGitOpsSync';
import type { ClusterSyncStatus } from './types';

const ROOT = 'clusters/test';
const resources = (...names: string[]) =>
  JSON.stringify({ kind: 'Kustomization', resources: names });
const workspace = (name: string, extra: object = {}) =>
  JSON.stringify({
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name, namespace: 'team', ...extra },
    resource: {
      instanceType: 'Standard_NC24ads_A100_v4',
      labelSelector: { matchLabels: { apps: name } },
    },
    inference: { preset: { name: 'microsoft/phi-4' } },
  });

describe('the GitOps sync against a cluster', () => {
  let dir: string;
  let repository: GitRepository;
  let cluster: SandboxCluster;
  let sync: GitOpsSync;
  let admin: ClusterClient;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'gitops-'));
    repository = await new Repositories(dir).create('platform', 'fleet');
    cluster = await startCluster({
      name: 'test',
      pace: 0.05,
      installedKinds: ['Kustomization', 'ExternalSecret'],
    });
    const target = {
      name: 'test',
      url: cluster.url,
      caPem: cluster.caPem,
      path: ROOT,
    };
    admin = new ClusterClient({ ...target, token: cluster.tokens.admin });
    await commit({
      [`${ROOT}/kustomization.yaml`]: resources('team'),
      [`${ROOT}/team/kustomization.yaml`]: resources('one.yaml', 'two.yaml'),
      [`${ROOT}/team/one.yaml`]: workspace('one', {
        annotations: { note: 'first' },
      }),
      [`${ROOT}/team/two.yaml`]: workspace('two'),
    });
    sync = startGitOpsSync({
      repoDir: repository.dir,
      clusters: [{ ...target, token: cluster.tokens.gitops }],
      intervalMs: 50,
      retryMs: 50,
    });
  });

  afterAll(async () => {
    await sync.stop();
    await admin.close();
    await cluster.stop();
    await rm(dir, { recursive: true, force: true });
  });

  /** Makes `main` hold exactly these files. */
  async function commit(files: Record<string, string>) {
    if (await repository.tip('main')) {
      await repository.run(['update-ref', '-d', 'refs/heads/main']);
    }
    await commitFiles(repository, new Map(Object.entries(files)), 'Change');
  }

  async function settled(
    test: (status: ClusterSyncStatus) => boolean,
  ): Promise<ClusterSyncStatus> {
    const tip = await repository.tip('main');
    for (let i = 0; i < 900; i++) {
      const [status] = sync.status().clusters;
      if (status.attemptedCommit === tip && test(status)) return status;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`never settled: ${JSON.stringify(sync.status())}`);
  }

  async function eventually(check: () => Promise<void>) {
    for (let tries = 0; ; tries += 1) {
      try {
        await check();
        return;
      } catch (error) {
        if (tries > 900) throw error;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    }
  }

  const read = (name: string) =>
    admin
      .request<{ metadata: Record<string, any>; inference: unknown }>(
        'GET',
        `/apis/kaito.sh/v1beta1/namespaces/team/workspaces/${name}`,
      )
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      });

  /** What the cluster's own Flux would say. */
  const kustomization = () =>
    admin.request<any>(
      'GET',
      '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/fleet',
    );

  it('creates the namespace and what is listed, marked as its own', async () => {
    const status = await settled(({ state }) => state === 'synced');
    expect(status).toMatchObject({ objects: 2, errors: [] });
    expect(status.appliedCommit).toBe(await repository.tip('main'));
    const one = await read('one');
    expect(one!.metadata.labels).toMatchObject(OWNER_LABELS);
    expect(one!.metadata.annotations.note).toBe('first');
  });

  it('tells the cluster which revision it applied, as Flux does', async () => {
    const { appliedCommit } = await settled(({ state }) => state === 'synced');
    const applied = `main@sha1:${appliedCommit}`;
    await eventually(async () => {
      const { spec, status } = await kustomization();
      expect(spec).toMatchObject({ path: `./${ROOT}`, prune: true });
      expect(status).toMatchObject({
        lastAppliedRevision: applied,
        lastAttemptedRevision: applied,
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ReconciliationSucceeded',
            message: `Applied revision: ${applied}`,
          },
        ],
      });
    });
  });

  it('reports a refused object and an unknown kind by file, patches and adds the rest', async () => {
    const { resource, ...broken } = JSON.parse(workspace('broken'));
    await commit({
      [`${ROOT}/kustomization.yaml`]: resources('team'),
      [`${ROOT}/team/kustomization.yaml`]: resources(
        'broken.yaml',
        'gizmo.yaml',
        'one.yaml',
        'two.yaml',
      ),
      [`${ROOT}/team/broken.yaml`]: JSON.stringify({
        ...broken,
        spec: { resource },
      }),
      [`${ROOT}/team/gizmo.yaml`]: JSON.stringify({
        apiVersion: 'example.com/v1',
        kind: 'Gizmo',
        metadata: { name: 'g' },
      }),
      [`${ROOT}/team/one.yaml`]: workspace('one', {
        annotations: { other: 'second' },
      }),
      [`${ROOT}/team/two.yaml`]: workspace('two'),
    });
    const status = await settled(({ state }) => state === 'failing');
    expect(status.errors.map(e => [e.path, e.object])).toEqual([
      [`${ROOT}/team/broken.yaml`, 'Workspace team/broken'],
      [`${ROOT}/team/gizmo.yaml`, 'Gizmo g'],
    ]);
    expect(status.errors[1].message).toContain('CRD');
    const tip = await repository.tip('main');
    await eventually(async () => {
      const told = (await kustomization()).status;
      expect(told.lastAttemptedRevision).toBe(`main@sha1:${tip}`);
      expect(told.lastAppliedRevision).not.toBe(`main@sha1:${tip}`);
      expect(told.conditions).toEqual([
        expect.objectContaining({
          status: 'False',
          reason: 'ReconciliationFailed',
          message: expect.stringContaining('Gizmo g: '),
        }),
      ]);
    });
    const { annotations } = (await read('one'))!.metadata;
    expect(annotations).toMatchObject({ other: 'second' });
    expect(annotations).not.toHaveProperty('note');
  });

  it('prunes what is gone, and only what is its own', async () => {
    await admin.request(
      'POST',
      '/apis/kaito.sh/v1beta1/namespaces/team/workspaces',
      JSON.parse(workspace('by-hand')),
    );
    await commit({
      [`${ROOT}/kustomization.yaml`]: resources('team'),
      [`${ROOT}/team/kustomization.yaml`]: resources('two.yaml'),
      [`${ROOT}/team/two.yaml`]: workspace('two'),
    });
    const status = await settled(({ state }) => state === 'synced');
    expect(status.objects).toBe(1);
    for (let i = 0; i < 100 && (await read('one')); i++) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(await read('one')).toBeNull();
    expect(await read('two')).not.toBeNull();
    expect(await read('by-hand')).not.toBeNull();
  });

  it('removes nothing while a file cannot be read', async () => {
    await commit({
      [`${ROOT}/kustomization.yaml`]: resources('team'),
      [`${ROOT}/team/kustomization.yaml`]: 'resources: [',
    });
    const status = await settled(({ state }) => state === 'failing');
    expect(status.errors[0].path).toBe(`${ROOT}/team/kustomization.yaml`);
    expect(await read('two')).not.toBeNull();
  });

  it('says that a cluster is unreachable and goes on when it is back', async () => {
    await cluster.faults.refuseConnections(true);
    await commit({
      [`${ROOT}/kustomization.yaml`]: resources('team'),
      [`${ROOT}/team/kustomization.yaml`]: resources('two.yaml'),
      [`${ROOT}/team/two.yaml`]: workspace('two'),
    });
    await settled(({ state }) => state === 'unreachable');
    await cluster.faults.refuseConnections(false);
    const status = await settled(({ state }) => state === 'synced');
    expect(status.errors).toEqual([]);
  });
});
