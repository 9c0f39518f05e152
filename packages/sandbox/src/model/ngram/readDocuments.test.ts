import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProjectDocuments } from './readDocuments';

describe('readProjectDocuments', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'kaito-docs-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('reads the README, the docs and the plugins, and nothing else', async () => {
    await mkdir(join(root, 'docs', 'adr'), { recursive: true });
    await mkdir(join(root, 'plugins', 'kaito'), { recursive: true });
    await mkdir(join(root, 'plugins', 'bare'), { recursive: true });
    await writeFile(join(root, 'README.md'), 'readme');
    await writeFile(join(root, 'docs', 'adr', '1.md'), 'decision');
    await writeFile(join(root, 'docs', 'picture.svg'), '<svg/>');
    await writeFile(join(root, 'plugins', 'kaito', 'README.md'), 'plugin');
    await writeFile(join(root, 'plugins', 'kaito', 'CHANGES.md'), 'changes');
    expect(await readProjectDocuments(root)).toEqual([
      'readme',
      'decision',
      'plugin',
    ]);
  });

  it('makes do with nothing', async () => {
    expect(await readProjectDocuments(join(root, 'absent'))).toEqual([]);
  });
});
