import { join, relative } from 'node:path';
import type { Host } from '../Host';
import { nodeHost } from '../nodeHost';

/** The folder of test data as if a command ran in it; nothing in it can be written. */
export function fixtureHost(): Host {
  const root = join(__dirname, '..', '..', 'test-data');
  const { readText, listFiles } = nodeHost();
  return {
    readText: path => readText(join(root, path)),
    writeText: path => {
      throw new Error(`${path} is not to be written`);
    },
    listFiles: path =>
      listFiles(join(root, path)).map(file => relative(root, file)),
    cwd: root,
    now: new Date('2026-01-01T00:00:00Z'),
    colour: false,
  };
}
