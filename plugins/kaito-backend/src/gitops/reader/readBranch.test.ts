import { FakeHost, manifest } from '../__testUtils__/FakeHost';
import { readBranch } from './readBranch';

const FILES = {
  'README.md': '# Fleet',
  'clusters/prod/kustomization.yaml': 'resources: [search]',
  'clusters/prod/search/phi.yaml': manifest('phi'),
  'clusters/prod/search/notes.txt': 'not yaml',
  'other/app.yaml': manifest('elsewhere'),
};

const checkout = async (host: FakeHost) =>
  (await host.connect()).checkout('main');

describe('readBranch', () => {
  it('reads the YAML files of its folders and no others', async () => {
    const host = new FakeHost(FILES);
    const branch = await readBranch(await checkout(host), ['clusters'], null);
    expect([...branch.files.keys()]).toEqual([
      'clusters/prod/kustomization.yaml',
      'clusters/prod/search/phi.yaml',
    ]);
    expect(host.asked.texts).toBe(2);
    expect(branch).toMatchObject({
      commit: host.tip,
      committedAt: host.committedAt,
      commits: [host.tip],
      leftOut: 0,
      read: 2,
    });
    expect(branch.files.get('clusters/prod/search/phi.yaml')).toMatchObject({
      sinceCommit: host.tip,
      changedAt: null,
    });
  });

  it('reads a file once where folders overlap', async () => {
    const host = new FakeHost(FILES);
    await readBranch(await checkout(host), ['clusters', ''], null);
    expect(host.asked.texts).toBe(3);
  });

  it('knows what changed, since when, and what did not', async () => {
    const host = new FakeHost(FILES);
    const first = await readBranch(await checkout(host), ['clusters'], null);
    host.commit(
      { ...FILES, 'clusters/prod/search/phi.yaml': manifest('phi-2') },
      '2026-01-02T00:00:00.000Z',
    );
    const second = await readBranch(await checkout(host), ['clusters'], first);
    expect(second.read).toBe(1);
    expect(second.commits).toEqual([first.commit, host.tip]);
    expect(second.files.get('clusters/prod/search/phi.yaml')).toMatchObject({
      sinceCommit: host.tip,
      changedAt: '2026-01-02T00:00:00.000Z',
      workloads: [{ metadata: { name: 'phi-2' } }],
    });
    expect(second.files.get('clusters/prod/kustomization.yaml')).toBe(
      first.files.get('clusters/prod/kustomization.yaml'),
    );
  });

  it('remembers what went', async () => {
    const host = new FakeHost({ ...FILES, 'clusters/a.yaml': manifest('a') });
    const first = await readBranch(await checkout(host), ['clusters'], null);
    expect(first.gone).toEqual([]);
    const at = '2026-01-02T00:00:00.000Z';
    host.commit({ 'clusters/a.yaml': manifest('b') }, at);
    const second = await readBranch(await checkout(host), ['clusters'], first);
    const commit = host.tip;
    // The kustomization went too: it never described a workload.
    expect(second.gone).toEqual([
      {
        file: first.files.get('clusters/prod/search/phi.yaml'),
        commit,
        at,
      },
      { file: first.files.get('clusters/a.yaml'), commit, at },
    ]);
    host.commit({ 'clusters/a.yaml': manifest('b') }, '2026-01-03T00:00:00Z');
    const third = await readBranch(await checkout(host), ['clusters'], second);
    expect(third.gone).toEqual(second.gone);
  });

  it('says of a file that is too large, and keeps only so many', async () => {
    const host = new FakeHost({
      'a.yaml': manifest('a'),
      'b.yaml': `x: ${'x'.repeat(2_000)}`,
      'c.yaml': manifest('c'),
    });
    const limits = { mostBytes: 1_024, mostFiles: 2 };
    const branch = await readBranch(await checkout(host), [''], null, limits);
    expect(branch.leftOut).toBe(1);
    expect(branch.files.get('b.yaml')).toMatchObject({
      workloads: [],
      problem: 'it is larger than 1 KiB',
    });
  });

  it('forgets all but the last commits', async () => {
    const host = new FakeHost(FILES);
    let branch = null;
    for (let day = 1; day <= 60; day++) {
      host.commit(FILES, new Date(Date.UTC(2026, 0, day)).toISOString());
      branch = await readBranch(await checkout(host), ['clusters'], branch);
    }
    expect(branch!.commits).toHaveLength(50);
    expect(branch!.commits.at(-1)).toBe(host.tip);
    expect(host.asked.texts).toBe(2);
  });
});
