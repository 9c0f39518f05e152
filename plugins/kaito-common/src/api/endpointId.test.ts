import fc from 'fast-check';
import { workloadKindSchema } from './dto/workload';
import { formatEndpointId, parseEndpointId } from './endpointId';

const dnsName = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);

describe('endpoint ids', () => {
  it('say the kind of what is not a Workspace', () => {
    const target = { cluster: 'a~b/c', namespace: 'n', name: 'phi' };
    expect(formatEndpointId(target)).toBe('a%7Eb%2Fc~n~phi');
    expect(formatEndpointId({ ...target, kind: 'InferenceSet' })).toBe(
      'a%7Eb%2Fc~n~phi~InferenceSet',
    );
  });

  it('come back as what they were made of', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        dnsName,
        dnsName,
        fc.constantFrom(...workloadKindSchema.options),
        (cluster, namespace, name, kind) => {
          const target = { cluster, namespace, name, kind };
          expect(parseEndpointId(formatEndpointId(target))).toEqual(target);
        },
      ),
    );
  });

  it.each(['', 'gpt-4o', 'a~b', 'a~b~c~Secret', 'a~b~c~RAGEngine~d', '%~b~c'])(
    '%j names no workload',
    id => {
      expect(parseEndpointId(id)).toBeUndefined();
    },
  );
});
