import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { addResource, listResources, removeResource } from './kustomization';

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

  it('quotes a name that Kubernetes would not read as one', () => {
    expect(addResource(null, 'on', 'k.yaml')).toContain('  - "on"\n');
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

  it('keeps anchors, aliases and comments, and sees through them', () => {
    const text = `# head
x: &all # all of it
  team: search
resources:
  # first
  - &one a.yaml # one
  - c.yaml
labels:
  - pairs: *all
also: [*one]
`;
    expect(add(text, 'b.yaml')).toBe(
      text.replace('  - c.yaml', '  - b.yaml\n  - c.yaml'),
    );
    const named = 'first: &a a.yaml\nresources:\n  - *a\n';
    expect(add(named, 'a.yaml')).toBe(named);
    expect(listResources(named, 'k')).toEqual(['a.yaml']);
    expect(removeResource(named, 'a.yaml', 'k')).toBe(
      'first: &a a.yaml\nresources: []\n',
    );
  });

  it('says why it does not edit a list that is another, or an entry used again', () => {
    const alias = 'all: &all [a.yaml]\nresources: *all\n';
    expect(() => add(alias, 'b.yaml')).toThrow(
      /'resources' is \*all, a list that stands elsewhere too/,
    );
    expect(listResources(alias, 'k')).toEqual(['a.yaml']);
    const used = 'resources:\n  - &a a.yaml\nalso: *a\n';
    expect(() => removeResource(used, 'a.yaml', 'k')).toThrow(
      /k: an entry that goes is used again further down by its anchor/,
    );
  });

  it('changes one entry and nothing else, whatever else a file says', () => {
    const entryName = fc.stringMatching(/^[a-z]{1,6}\.yaml$/);
    const comment = fc.stringMatching(/^[a-z #&*:[\]{}'"|>-]{0,12}$/);
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(
        fc.uniqueArray(entryName, { maxLength: 6 }),
        fc.array(comment, { minLength: 6, maxLength: 6 }),
        fc.dictionary(fc.stringMatching(/^x-[a-z]{1,5}$/), value),
        entryName,
        (entries, comments, rest, wanted) => {
          const head = stringify({ kind: 'Kustomization', ...rest });
          const lines = entries.map(
            (entry, i) => `  - ${entry} # ${comments[i]}\n`,
          );
          const text = `${head}# ${comments[5]}\nresources:\n${lines.join('')}`;
          const after = add(text, wanted);
          const { resources, ...others } = parse(after);
          const { resources: _, ...before } = parse(text);
          expect(others).toEqual(before);
          expect([...resources].sort()).toEqual(
            [...new Set([...entries, wanted])].sort(),
          );
          for (const said of comments.slice(0, entries.length)) {
            expect(after).toContain(`#${` ${said}`.trimEnd()}`);
          }
          const back = removeResource(after, wanted, 'k');
          expect(parse(back).resources).toEqual(
            resources.filter((each: string) => each !== wanted),
          );
        },
      ),
    );
  });
});
