import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './gitCommand';
import { GitRepository } from './GitRepository';
import { mergeInWorktree, mergeObjects, tryMerge } from './merge';

describe.each([
  ['tryMerge', tryMerge],
  ['mergeObjects', mergeObjects],
  ['mergeInWorktree', mergeInWorktree],
])('%s', (_, merge) => {
  let dir: string;
  let repository: GitRepository;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'merge-'));
    await git(['init', '--quiet', '--bare'], { cwd: dir });
    repository = new GitRepository('platform', 'fleet', dir);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const who = {
    GIT_AUTHOR_NAME: 'P',
    GIT_AUTHOR_EMAIL: 'p@example.org',
    GIT_COMMITTER_NAME: 'P',
    GIT_COMMITTER_EMAIL: 'p@example.org',
  };

  /** A commit with these files. */
  async function commit(files: Record<string, string>, ...parents: string[]) {
    const entries = [];
    for (const [path, text] of Object.entries(files)) {
      const args = ['hash-object', '-w', '--stdin'];
      const blob = (await repository.run(args, {}, text)).trim();
      entries.push(`100644 blob ${blob}\t${path}\n`);
    }
    const list = entries.join('');
    const tree = (await repository.run(['mktree'], {}, list)).trim();
    const from = parents.flatMap(parent => ['-p', parent]);
    const args = ['commit-tree', tree, ...from, '-m', 'x'];
    return (await repository.run(args, who)).trim();
  }

  it('gives the tree of both', async () => {
    const fork = await commit({ 'a b.yaml': '1\n' });
    const base = await commit({ 'a b.yaml': '1\n', b: '1\n' }, fork);
    const head = await commit({ 'a b.yaml': '2\n' }, fork);
    const outcome = await merge(repository, base, head);
    const both = await commit({ 'a b.yaml': '2\n', b: '1\n' });
    const tree = await repository.run(['rev-parse', `${both}^{tree}`]);
    expect(outcome).toEqual({ clean: true, tree: tree.trim() });
  });

  it('names what is in conflict', async () => {
    const fork = await commit({ 'a b.yaml': '1\n', c: '1\n', d: '1\n' });
    const base = await commit({ 'a b.yaml': '2\n', c: '2\n', d: '2\n' }, fork);
    const head = await commit({ 'a b.yaml': '3\n', c: '3\n', d: '1\n' }, fork);
    expect(await merge(repository, base, head)).toEqual({
      clean: false,
      conflicts: ['a b.yaml', 'c'],
    });
  });

  it('tells of no conflict where the two share no history', async () => {
    const [base, head] = [await commit({ a: '1\n' }), await commit({ b: '' })];
    expect(await merge(repository, base, head)).toEqual({
      clean: false,
      conflicts: [],
    });
  });
});
