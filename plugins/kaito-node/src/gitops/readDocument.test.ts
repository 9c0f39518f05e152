import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate, assertOwn, requestOf } from './annotate';
import { addResource } from './kustomization';

/** Aliases of aliases: a few hundred characters that stand for a billion values. */
const BOMB = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
  ),
  'resources: [a.yaml]',
].join('\n');
const DEEP = `resources: ${'['.repeat(50_000)}`;
const HUGE = `resources: [a.yaml]\n# ${'x'.repeat(2_000_000)}\n`;

describe.each([
  ['an alias bomb', BOMB],
  ['a deep list', DEEP],
  ['a huge file', HUGE],
  ['two documents', 'resources: [a.yaml]\n---\nresources: [b.yaml]\n'],
  ['a key given twice', 'resources: [a.yaml]\nresources: [b.yaml]\n'],
])('%s', (_, text) => {
  it('is refused as a kustomization, in words', () => {
    expect(() => addResource(text, 'b.yaml', 'k.yaml')).toThrow(
      /^k\.yaml, line \d+, cannot be read: .+ Repair it on the base branch first\.$/,
    );
  });

  it('is nobody’s manifest, and not replaced', () => {
    expect(requestOf(text)).toBeNull();
    expect(() => annotate(text, { a: 'b' })).toThrow('not a YAML object');
    expect(() => assertOwn('w.yaml', text, 'r1')).toThrow(
      'belongs to something the portal did not write',
    );
  });
});

it('keeps comments and order while it annotates', () => {
  const text = `# whose it is
kind: Workspace # the kind
metadata:
  name: phi # the name
`;
  expect(annotate(text, { b: '1', a: '2' })).toBe(
    `${text}  annotations:
    a: "2"
    b: "1"
`,
  );
});

it('reads whose request a manifest is', () => {
  const { requestId } = PROVENANCE_ANNOTATIONS;
  const text = annotate('metadata:\n  name: phi\n', { [requestId]: 'r1' });
  expect(requestOf(text)).toBe('r1');
  expect(() => assertOwn('w.yaml', text, 'r1')).not.toThrow();
  expect(() => assertOwn('w.yaml', text, 'r2')).toThrow('request r1');
});
