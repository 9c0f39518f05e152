import { workloadKindSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import fc from 'fast-check';
import { MANAGED, workspace } from '../__testUtils__/workspace';
import { sight } from './sight';

describe('sight', () => {
  it('takes down a Workspace', () => {
    const object = workspace({ ready: true, annotations: MANAGED });
    expect(sight('Workspace', object)).toMatchObject({
      uid: 'uid-phi',
      namespace: 'search',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      ready: true,
      createdAt: null,
      provenance: { requestedBy: 'user:default/dana' },
    });
  });

  it.each([
    ['InferenceSet', { template: { resource: { instanceType: 'A' } } }, 'A'],
    ['RAGEngine', { compute: { instanceType: 'B' } }, 'B'],
    ['RAGEngine', { embedding: {} }, null],
    ['MultiRoleInference', { roles: [{ instanceType: 'A' }] }, 'A'],
    [
      'MultiRoleInference',
      { roles: [{ instanceType: 'A' }, { instanceType: 'B' }] },
      'A, B',
    ],
  ] as const)('finds the instance type of %s', (kind, spec, expected) => {
    const object = {
      apiVersion: 'kaito.sh/v1beta1',
      kind,
      metadata: { name: 'x', namespace: 'y', uid: 'z' },
      spec,
    };
    expect(sight(kind, object)?.instanceType).toBe(expected);
  });

  it('does not count a deployment that is on its way as ready', () => {
    expect(sight('Workspace', workspace())?.ready).toBe(false);
  });

  it('passes over an object that never was in a cluster', () => {
    const object = workspace();
    delete object.metadata.uid;
    expect(sight('Workspace', object)).toBeUndefined();
  });

  it.each(workloadKindSchema.options)(
    'gets through a %s of any shape',
    kind => {
      const anything = fc.record(
        { conditions: fc.jsonValue(), state: fc.jsonValue() },
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(
          fc.oneof(anything, fc.jsonValue()),
          fc.jsonValue(),
          (status, spec) => {
            const object = {
              apiVersion: 'kaito.sh/v1beta1',
              kind,
              metadata: { name: 'x', namespace: 'y', uid: 'z' },
              status,
              spec,
              resource: spec,
              inference: spec,
              tuning: spec,
            };
            expect(sight(kind, object)?.uid).toBe('z');
          },
        ),
      );
    },
  );
});
