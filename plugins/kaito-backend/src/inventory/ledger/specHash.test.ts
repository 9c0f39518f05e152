import fc from 'fast-check';
import { workspace } from '../__testUtils__/workspace';
import { specHash, trimManifest } from './specHash';

describe('specHash', () => {
  const object = workspace({ annotations: { team: 'search' } });
  const withMetadata = (metadata: object) => ({
    ...object,
    metadata: { ...object.metadata, ...metadata },
  });

  it.each([
    ['status', workspace({ annotations: { team: 'search' }, ready: true })],
    ['resourceVersion', withMetadata({ resourceVersion: '99' })],
    ['generation', withMetadata({ generation: 7 })],
    ['uid, for the same manifest elsewhere', withMetadata({ uid: 'other' })],
    ['deletion', withMetadata({ deletionTimestamp: '2026-01-01T00:00:00Z' })],
    ['finalizers', withMetadata({ finalizers: ['workspace.finalizer'] })],
    ['managed fields', withMetadata({ managedFields: [{ manager: 'x' }] })],
    [
      "KAITO's and kubectl's own annotations",
      withMetadata({
        annotations: {
          'workspace.kaito.io/hash': 'abc',
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          team: 'search',
        },
      }),
    ],
  ])('does not depend on %s', (_, other) => {
    expect(specHash(other)).toBe(specHash(object));
  });

  it.each([
    ['an annotation', withMetadata({ annotations: { team: 'support' } })],
    ['a label', withMetadata({ labels: { a: 'b' } })],
    ['the namespace', withMetadata({ namespace: 'support' })],
    [
      'the model',
      workspace({ annotations: { team: 'search' }, model: 'microsoft/phi-3' }),
    ],
  ])('changes with %s', (_, other) => {
    expect(specHash(other)).not.toBe(specHash(object));
  });

  it('does not depend on the order of keys, and does on the order of lists', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), spec => {
        const reversed = Object.fromEntries(Object.entries(spec).reverse());
        expect(specHash({ ...object, spec } as never)).toBe(
          specHash({ spec: reversed, ...object } as never),
        );
      }),
    );
    expect(specHash({ ...object, list: [1, 2] } as never)).not.toBe(
      specHash({ ...object, list: [2, 1] } as never),
    );
  });

  it('keeps a manifest without status and bookkeeping', () => {
    const trimmed = trimManifest({
      ...withMetadata({
        managedFields: [],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          team: 'search',
        },
      }),
    });
    expect(Object.keys(trimmed).sort()).toEqual([
      'apiVersion',
      'inference',
      'kind',
      'metadata',
      'resource',
    ]);
    expect(trimmed.metadata).toMatchObject({ annotations: { team: 'search' } });
    expect(trimmed.metadata).not.toHaveProperty('managedFields');
  });
});
