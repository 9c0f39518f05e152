const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

const list = (count: number, item: (index: number) => string, between = ', ') =>
  Array.from({ length: count }, (_, index) => item(index)).join(between);

/** Texts made to exhaust whoever reads them. */
export const BOMBS: Record<string, () => string> = {
  '5 MB, billion laughs': () =>
    `${HEAD}x: [&l0 [ha, ha], ${list(
      60,
      i => `&l${i + 1} [*l${i}, *l${i}]`,
    )}]\ny: ${'z'.repeat(5e6)}`,
  'billion laughs': () =>
    `${HEAD}x: [&l0 [ha, ha], ${list(60, i => `&l${i + 1} [*l${i}, *l${i}]`)}]`,
  '5 MB of distinct keys': () => list(450_000, i => `k${i}: 1`, '\n'),
  '1 MB of distinct keys': () => list(95_000, i => `k${i}: 1`, '\n'),
  'a million open brackets': () => '['.repeat(1e6),
  'a million empty lines': () => '\n'.repeat(1e6),
  '1.5 MB of commas': () => `[${','.repeat(1.5e6)}`,
  '100,000 lists deep': () => '- '.repeat(1e5),
  '100,000 complex keys deep': () => '? '.repeat(1e5),
  '100,000 documents': () => '---\na: 1\n'.repeat(1e5),
  'merges of merges': () =>
    `${HEAD}x: [&a0 {k: 1}, ${list(
      2500,
      i => `&a${i + 1} {<<: *a${i}, k${i}: 1}`,
    )}]`,
  '59,000 commas, the costliest within the limits': () =>
    `[${','.repeat(59_000)}`,
};
