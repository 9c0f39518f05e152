import fc from 'fast-check';
import { parse } from 'yaml';
import { addResource, listResources, removeResource } from './kustomization';

const PATH = 'k.yaml';

describe('removeResource', () => {
  it('keeps comments, anchors, styles and every other entry', () => {
    const text = `# head
commonLabels: &labels
  team: search # who
resources:
# the first
- a.yaml
- ./b.yaml # goes
- c/
generators: []
other: *labels
`;
    expect(removeResource(text, 'b.yaml', PATH)).toBe(
      text.replace('- ./b.yaml # goes\n', ''),
    );
  });

  it('returns a file that does not list it to the byte', () => {
    const text = 'resources:   [a.yaml,\n  "b.yaml"]\n';
    expect(removeResource(text, 'c.yaml', PATH)).toBe(text);
    expect(removeResource('kind: Kustomization\n', 'c.yaml', PATH)).toBe(
      'kind: Kustomization\n',
    );
  });

  it('leaves an empty list that kustomize can read', () => {
    const text = removeResource('resources:\n  - a.yaml\n', 'a.yaml', PATH);
    expect(parse(text)).toEqual({ resources: [] });
  });

  it('says which file cannot be read', () => {
    expect(() => removeResource('a: [', 'x', PATH)).toThrow(
      /k\.yaml, line 1, cannot be read/,
    );
  });

  it('undoes what addResource does', () => {
    const name = fc.stringMatching(/^[a-z]{1,5}\.yaml$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), names => {
        const [one, ...rest] = names;
        const before = rest.reduce(
          (text, each) => addResource(text, each, PATH),
          addResource(null, 'a-first.yaml', PATH),
        );
        const added = addResource(before, one, PATH);
        const after = removeResource(added, one, PATH);
        expect(listResources(after, PATH)).not.toContain(one);
        expect(after).toBe(before);
      }),
    );
  });
});
