import fc from 'fast-check';
import { parse } from 'yaml';
import { addResource } from './kustomization';

const add = (text: string | null, resource: string) =>
  addResource(text, resource, 'clusters/a/kustomization.yaml');
const resourcesOf = (text: string): string[] => parse(text).resources;

describe('addResource', () => {
  it('makes a file that is not there', () => {
    expect(add(null, 'phi-4.yaml')).toBe(
      `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - phi-4.yaml
`,
    );
  });

  it('inserts in order and keeps comments, other fields and the style', () => {
    const text = `# owned by platform
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: team # all of it
resources:
# first
- a.yaml
- c.yaml # keep me
`;
    expect(add(text, 'b.yaml')).toBe(
      text.replace('- c.yaml', '- b.yaml\n- c.yaml'),
    );
  });

  it('turns an empty flow list into a block', () => {
    expect(add('kind: Kustomization\nresources: []\n', 'x')).toBe(
      'kind: Kustomization\nresources:\n  - x\n',
    );
    expect(add('kind: Kustomization\nresources:\n', 'x')).toBe(
      'kind: Kustomization\nresources:\n  - x\n',
    );
  });

  it.each(['./x.yaml', 'x.yaml'])('knows %s as listed', listed => {
    const text = `resources:   [ ${listed} ]   # odd style\n`;
    expect(add(text, 'x.yaml')).toBe(text);
  });

  it.each([
    ['a: [', /cannot be read/],
    ['- a\n', /expected a map/],
    ['resources: yes\n', /not a list/],
  ])('refuses %j and names the file', (text, message) => {
    expect(() => add(text, 'x')).toThrow(message);
    expect(() => add(text, 'x')).toThrow(/clusters\/a\/kustomization.yaml/);
  });

  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}\.yaml$/);

  it('is idempotent, keeps order and loses nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), name, (names, extra) => {
        const sorted = [...names].sort();
        const start = sorted.reduce<string | null>(
          (text, each) => add(text, each),
          null,
        );
        const once = add(start, extra);
        expect(add(once, extra)).toBe(once);
        expect(resourcesOf(once)).toEqual(
          [...new Set([...sorted, extra])].sort(),
        );
      }),
    );
  });

  it('keeps every comment of a list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        name,
        (names, extra) => {
          const text = `# head\nresources:\n${names
            .map((each, i) => `  # about ${i}\n  - ${each} # end ${i}\n`)
            .join('')}`;
          const out = add(text, extra);
          names.forEach((each, i) => {
            expect(out).toContain(`# about ${i}\n`);
            expect(out).toContain(`- ${each} # end ${i}\n`);
          });
          expect(out).toContain('# head\n');
        },
      ),
    );
  });
});
