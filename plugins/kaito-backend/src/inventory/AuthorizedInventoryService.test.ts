import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  ClusterHealth,
  InventoryEntry,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import type { KaitoResource, ResourceGate } from '../permissions/ResourceGate';
import { AuthorizedInventoryService } from './AuthorizedInventoryService';
import type { InventoryService } from './InventoryService';

const NO_PROVENANCE = {
  requestId: null,
  requestedBy: null,
  owner: null,
  dataClass: null,
  purpose: null,
  expires: null,
  source: null,
  pullRequest: null,
};

function entry(overrides: Partial<InventoryEntry>): InventoryEntry {
  return {
    uid: 'u1',
    cluster: 'north',
    kind: 'Workspace',
    namespace: 'search',
    name: 'phi',
    model: 'phi-4',
    licence: 'mit',
    instanceType: null,
    provenance: { ...NO_PROVENANCE, owner: 'group:default/team-search' },
    managed: false,
    evidence: 'C',
    generation: 1,
    specHash: 'h',
    created: { observedAt: '2026-11-21T10:00:00.000Z', notBefore: null },
    firstReady: null,
    deleted: null,
    ...overrides,
  };
}

const health: ClusterHealth = {
  name: 'north',
  title: 'North',
  state: 'unreachable',
  message: 'no route',
  asOf: null,
};

function setup(
  entries: InventoryEntry[],
  allows: (resource: KaitoResource) => boolean = () => true,
) {
  const gate = {
    predicate: jest.fn().mockResolvedValue(allows),
  } satisfies ResourceGate;
  const inventory: InventoryService = {
    list: async () => entries,
    find: async uid => entries.filter(e => e.uid === uid),
    history: async found => ({ entry: found, events: [] }),
    clusters: () => [health],
  };
  const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
  return {
    gate,
    service: new AuthorizedInventoryService({
      inventory,
      gate,
      healthGate: openHealthGate,
      clock,
    }),
  };
}

const credentials = mockCredentials.user('user:default/dana');

describe('AuthorizedInventoryService', () => {
  it('lists what the caller may read, with the state of the clusters', async () => {
    const { service, gate } = setup(
      [entry({}), entry({ uid: 'u2', namespace: 'other' })],
      resource => resource.namespace === 'search',
    );
    expect(await service.list({ credentials })).toEqual({
      items: [expect.objectContaining({ uid: 'u1' })],
      totalItems: 1,
      clusters: [health],
      generatedAt: '2026-11-21T12:00:00.000Z',
    });
    expect(gate.predicate).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'kaito.inventory.read' }),
      credentials,
    );
  });

  it('asks the policy about cluster, namespace, kind, model by either name, and owner', async () => {
    const asked: KaitoResource[] = [];
    const { service } = setup([entry({})], resource => {
      asked.push(resource);
      return true;
    });
    await service.list({ credentials });
    expect(asked).toEqual([
      {
        cluster: 'north',
        namespace: 'search',
        kind: 'Workspace',
        models: ['phi-4', 'microsoft/phi-4'],
        owner: 'group:default/team-search',
      },
    ]);
  });

  it('cannot be asked about what one may not read, nor does it tell it from what is not there', async () => {
    const { service } = setup([entry({})], () => false);
    const messages = await Promise.all(
      ['u1', 'none'].map(uid =>
        service
          .history({ credentials, uid })
          .catch((e: Error) => `${e.name}: ${e.message.replace(uid, '?')}`),
      ),
    );
    expect(messages[0]).toMatch(/^NotFoundError/);
    expect(messages[0]).toBe(messages[1]);
  });

  it('asks for the cluster when a uid names more than one deployment', async () => {
    const { service } = setup([entry({}), entry({ cluster: 'south' })]);
    await expect(service.history({ credentials, uid: 'u1' })).rejects.toThrow(
      /cluster=.*north, south/,
    );
    await expect(
      service.history({ credentials, uid: 'u1', cluster: 'south' }),
    ).resolves.toMatchObject({ entry: { cluster: 'south' } });
    await expect(
      service.history({ credentials, uid: 'u1', cluster: 'east' }),
    ).rejects.toThrow(/no deployment/);
  });

  it('does not mention a second deployment the caller may not read', async () => {
    const { service } = setup(
      [entry({}), entry({ cluster: 'south' })],
      resource => resource.cluster === 'north',
    );
    await expect(
      service.history({ credentials, uid: 'u1' }),
    ).resolves.toMatchObject({ entry: { cluster: 'north' } });
  });
});
