import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxClient } from '../contract/sandboxClient';
import { startCluster } from '../startCluster';

const PATH = '/api/v1/namespaces/search/configmaps';

describe('a cluster with a state file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'cluster-state-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('has its objects, CA, tokens and progress after its process is gone, and refuses old revisions', async () => {
    const stateFile = join(dir, 'deep', 'state.json');
    const first = await startCluster({ name: 's', stateFile, seed: 'calm' });
    first.store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kept', namespace: 'search' },
    });
    const client = sandboxClient(first);
    const { body } = await client.get(PATH);
    const old = body.metadata.resourceVersion;
    const port = Number(new URL(first.url).port);
    await client.close();
    await first.stop();

    const second = await startCluster({
      name: 's',
      stateFile,
      port,
      seed: 'calm',
    });
    const again = sandboxClient(second);
    expect(second.resumed).toBe(true);
    expect(second.caPem).toBe(first.caPem);
    expect(second.tokens).toEqual(first.tokens);
    expect(second.progress).toEqual(first.progress);
    const list = await again.get(PATH);
    expect(list.body.items[0].metadata.name).toBe('kept');
    expect(Number(list.body.metadata.resourceVersion)).toBeGreaterThan(
      Number(old),
    );
    const watch = await again.watch(
      `${PATH}?watch=true&resourceVersion=${old}`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
    await again.close();
    await second.stop();
    expect(statSync(stateFile).mode % 0o1000).toBe(0o600);
  });

  it('says which file is damaged and what to do', async () => {
    const stateFile = join(dir, 'state.json');
    writeFileSync(stateFile, '{"revision":');
    await expect(startCluster({ name: 's', stateFile })).rejects.toThrow(
      /state\.json cannot be read .* Delete the file/,
    );
  });
});
