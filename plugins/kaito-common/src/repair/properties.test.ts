import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { repairManifests } from '.';

const word = fc.constantFrom(
  'a',
  'A-b',
  'phi-4',
  'phi-2',
  'true',
  '1',
  '# x',
  '',
);
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
const junk = fc.jsonValue({ maxDepth: 2 });

const body = fc.record(
  {
    resource: fc.oneof(
      junk,
      fc.record(
        {
          count: fc.nat(3),
          instanceType: fc.constantFrom(
            'Standard_NC6s_v3',
            'standard_nc24ads_a100_v4',
            'Standard_ND40rs_v2',
            'p3.2xlarge',
            'x',
          ),
          preferredNodes: fc.array(word),
          labelSelector: fc.record({ matchLabels: fc.dictionary(word, word) }),
        },
        { requiredKeys: [] },
      ),
    ),
    inference: fc.oneof(
      junk,
      fc.record(
        {
          preset: fc.record({ name: word }),
          adapters: fc.array(
            fc.record(
              {
                source: fc.record({ name: word, volume: junk }),
                strength: word,
              },
              { requiredKeys: [] },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    ),
    tuning: fc.oneof(
      junk,
      fc.record(
        {
          preset: fc.record({ name: word }),
          method: fc.constantFrom('QLora', 'lora', 'x'),
          input: fc.record({ volume: junk }),
        },
        { requiredKeys: [] },
      ),
    ),
    storage: fc.oneof(
      junk,
      fc.record(
        { persistentVolumeClaim: word, mountPath: word },
        { requiredKeys: [] },
      ),
    ),
    queryServiceName: junk,
    template: junk,
    roles: junk,
  },
  { requiredKeys: [] },
);

const manifest = fc
  .record({
    apiVersion: fc.constantFrom('kaito.sh/v1alpha1', 'kaito.sh/v1beta1', 'v1'),
    kind: fc.constantFrom(
      'Workspace',
      'InferenceSet',
      'RAGEngine',
      'MultiRoleInference',
      'ConfigMap',
    ),
    metadata: fc.record({
      name: word,
      annotations: fc.dictionary(
        fc.constantFrom(
          'kaito.sh/enableLB',
          'kaito.sh/enablelb',
          'kaito.sh/runtime',
        ),
        fc.constantFrom('true', 'True', 'transformers'),
      ),
    }),
    root: body,
    spec: maybe(fc.oneof(junk, body)),
  })
  .map(({ root, ...rest }) => ({ ...rest, ...root }));

const text = fc
  .array(manifest, { minLength: 1, maxLength: 3 })
  .map(objects => objects.map(object => stringify(object)).join('---\n'));
const provisioner = fc.constantFrom('byo', 'karpenter', undefined);

describe('repairManifests, whatever it is given,', () => {
  it('changes nothing the second time, and writes what can be read', () => {
    fc.assert(
      fc.property(text, provisioner, (given, how) => {
        const options = { context: { provisioner: how } };
        const once = repairManifests(given, options);
        const twice = repairManifests(once.text, options);
        expect(twice).toEqual({
          text: once.text,
          changes: [],
          left: once.left,
        });
        for (const document of parseAllDocuments(once.text)) {
          expect((document as { errors: unknown[] }).errors).toEqual([]);
        }
        // Without a change the text is the one given, to the byte.
        expect(once.changes.length > 0 || once.text === given).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every comment that has a line of its own', () => {
    const guide = `apiVersion: kaito.sh/v1alpha1
kind: Workspace
metadata:
  name: a
  annotations:
    kaito.sh/enableLB: "true"
spec:
  resource:
    count: 2
    instanceType: Standard_NC6s_v3
    labelSelector:
      matchLabels:
        apps: a
    preferredNodes: [n]
  inference:
    preset:
      name: phi-2
    adapters:
    - source:
        name: b
        volume: {emptyDir: {}}
      strength: "1"
`.split('\n');
    const above = fc.uniqueArray(fc.nat(guide.length - 1), { maxLength: 8 });
    fc.assert(
      fc.property(above, fc.boolean(), (lines, blank) => {
        const given = guide
          .flatMap((line, index) => {
            const [indent] = /^ */.exec(line) ?? [''];
            const comment = `${indent}# comment ${index}.`;
            return lines.includes(index)
              ? [...(blank ? [''] : []), comment, line]
              : [line];
          })
          .join('\n');
        const once = repairManifests(given);
        expect(once.changes).toHaveLength(11);
        expect(repairManifests(once.text).text).toBe(once.text);
        for (const index of lines) {
          expect(once.text.split(`# comment ${index}.`)).toHaveLength(2);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never throws', () => {
    const start = 'apiVersion: kaito.sh/v1alpha1\nkind: Workspace\n';
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', start), (rest, head) => {
        const once = repairManifests(head + rest);
        expect(repairManifests(once.text).text).toBe(once.text);
      }),
      { numRuns: 200 },
    );
  });
});
