import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from './nodeHost';
import { run } from './run';

const folder = mkdtempSync(join(tmpdir(), 'kaito-portal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANIFEST = 'apiVersion: kaito.sh/v1alpha1\nkind: Workspace # é\n';

it.each<[string, Buffer]>([
  ['UTF-16', Buffer.from(`\ufeff${MANIFEST}`, 'utf16le')],
  ['Latin 1', Buffer.from(MANIFEST, 'latin1')],
])(
  'refuses a file in %s rather than to read it wrong, and leaves it alone',
  (_, bytes) => {
    const file = join(folder, 'workspace.yaml');
    writeFileSync(file, bytes);
    for (const args of [
      ['validate', folder],
      ['fix', file, '--write'],
    ]) {
      const { stdout, stderr, exitCode } = run(args, nodeHost());
      expect([stdout, exitCode]).toEqual(['', 2]);
      expect(stderr).toContain(`cannot read '${file}': it is not UTF-8 text`);
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  },
);

it('keeps the mark some editors begin a file with', () => {
  const file = join(folder, 'marked.yaml');
  writeFileSync(file, `\ufeff${MANIFEST}`);
  expect(nodeHost().readText(file)).toBe(`\ufeff${MANIFEST}`);
});
