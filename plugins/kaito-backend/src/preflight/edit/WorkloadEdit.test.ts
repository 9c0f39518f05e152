import { object } from '../../fleet/__testUtils__/snapshot';
import { toFacts } from '../../fleet/rows/toFacts';
import { readEdit } from './WorkloadEdit';

const OWNER = 'group:default/team-search';
const set = (spec: object) =>
  object('InferenceSet', 'phi', {
    metadata: {
      namespace: 'search',
      annotations: { 'kaito-portal.io/owner': OWNER },
    },
    spec: {
      template: {
        resource: { instanceType: 'Standard_NC24ads_A100_v4' },
        inference: { preset: { name: 'microsoft/phi-4' } },
      },
      ...spec,
    },
  });
const read = (
  changes: Parameters<typeof readEdit>[2],
  given = set({ replicas: 2 }),
) => readEdit(given, toFacts('a', 'InferenceSet', given), changes);

describe('readEdit', () => {
  it('asks for the replicas that are added, as what runs is', () => {
    const { added, wish } = read({ replicas: 5 });
    expect(added).toBe(3);
    expect(wish).toMatchObject({
      kind: 'InferenceSet',
      cluster: 'a',
      namespace: 'search',
      name: 'phi',
      model: 'microsoft/phi-4',
      instanceTypes: ['Standard_NC24ads_A100_v4'],
      replicas: 3,
      owner: OWNER,
    });
  });

  it.each([
    ['fewer', { replicas: 0 }, { replicas: 2 }, 0],
    ['as many', { replicas: 2 }, { replicas: 2 }, 0],
    ['from none', { replicas: 2 }, { replicas: 0 }, 2],
    ['of a set that does not say', { replicas: 2 }, {}, 1],
    ['no change of them', { purpose: 'x' }, {}, 0],
  ])('counts %s', (_, changes, spec, added) => {
    expect(read(changes, set(spec)).added).toBe(added);
  });

  it('knows a handover from an owner who stays', () => {
    expect(read({ owner: 'group:default/next' })).toMatchObject({
      owner: 'group:default/next',
      isHandedOver: true,
    });
    for (const same of [OWNER, 'team-search', '']) {
      expect(read({ owner: same }).isHandedOver).toBe(false);
    }
    expect(read({ purpose: 'x' })).toMatchObject({
      owner: OWNER,
      isHandedOver: false,
    });
  });

  it('names each Secret of adapters once', () => {
    const adapters = ['a', 'b'].map(name => ({
      name,
      image: `r.io/${name}:1`,
      imagePullSecrets: ['pull', `pull-${name}`],
    }));
    expect(read({ adapters }).wish.secrets).toEqual(
      ['pull', 'pull-a', 'pull-b'].map(name => ({ name, field: 'adapters' })),
    );
  });
});
