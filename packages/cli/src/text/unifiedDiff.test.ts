import { unifiedDiff } from './unifiedDiff';

/** Applies a diff the way `patch` does, and insists that what it takes away was there. */
function patch(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const body = diff.split('\n').slice(2, -1);
  body.forEach((line, index) => {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      out.push(...lines.slice(at, start));
      at = start;
      expect(out.length).toBe(Number(head[3]) - (head[4] === '0' ? 0 : 1));
      return;
    }
    if (line.startsWith('\\')) {
      return;
    }
    const end = body[index + 1]?.startsWith('\\') ? '' : '\n';
    if (line[0] !== '+') {
      expect(lines[at]).toBe(line.slice(1) + end);
      at += 1;
    }
    if (line[0] !== '-') {
      out.push(line.slice(1) + end);
    }
  });
  return [...out, ...lines.slice(at)].join('');
}

/** A few thousand pairs of texts, the same on every run. */
function* pairs(): Generator<[string, string]> {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 2_000; round += 1) {
    const before = Array.from({ length: next(30) }, () => `l${next(9)}`);
    const after = before.flatMap(
      line => [[line], [line], [line], [], [`x${next(9)}`, line]][next(5)],
    );
    const end = () => (next(4) === 0 ? '' : '\n');
    yield [before.join('\n') + end(), after.join('\n') + end()];
  }
}

describe('unifiedDiff', () => {
  it('shows what changed and three lines around it', () => {
    expect(
      unifiedDiff('f', '1\n2\n3\n4\n5\n6\n', '1\n2\n3\n4\nfive\n6\n'),
    ).toBe(
      `--- a/f
+++ b/f
@@ -2,5 +2,5 @@
 2
 3
 4
-5
+five
 6
`,
    );
  });

  it('is empty for the same text', () => {
    expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('');
  });

  it('says when the end of the last line is missing', () => {
    expect(unifiedDiff('f', 'a', 'a\n')).toBe(
      '--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
    );
  });

  it('turns one text into the other', () => {
    for (const [before, after] of pairs()) {
      const diff = unifiedDiff('f', before, after);
      expect(before === after ? before : patch(before, diff)).toBe(after);
    }
  });
});
