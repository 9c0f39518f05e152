import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  inventoryEntrySchema,
  inventoryHistorySchema,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { MANAGED, workspace } from './__testUtils__/workspace';
import { DefaultInventoryService } from './InventoryService';
import { sight } from './ledger/sight';
import type { LedgerEntry, RecordedFact } from './ledger/types';
import type { InventoryStore } from './store/InventoryStore';
import type { RecorderState } from './writer';

const when = { observedAt: '2026-11-21T10:00:00.000Z', notBefore: null };

function ledgerEntry(object = workspace()): LedgerEntry {
  const { ready, createdAt, manifest, ...state } = sight('Workspace', object)!;
  return {
    ...state,
    cluster: 'north',
    created: when,
    firstReady: null,
    deleted: null,
  };
}

const health: ClusterHealth = {
  name: 'north',
  title: 'North',
  state: 'live',
  message: null,
  asOf: null,
};

function setup(
  store: Partial<InventoryStore>,
  recorders: RecorderState[] = [],
) {
  return new DefaultInventoryService({
    store: store as InventoryStore,
    health: () => [health],
    recorders: () => recorders,
  });
}

describe('DefaultInventoryService', () => {
  it.each([
    ['B for a manifest that says who asked', MANAGED, true, 'B'],
    ['C for one that does not', undefined, false, 'C'],
  ])('grades %s', async (_, annotations, managed, evidence) => {
    const [entry] = await setup({
      listEntries: async () => [ledgerEntry(workspace({ annotations }))],
    }).list();
    expect(entry).toMatchObject({ managed, evidence, licence: 'mit' });
    expect(inventoryEntrySchema.parse(entry)).toEqual(entry);
  });

  it('knows no licence of a model that is not in the catalog', async () => {
    const [entry] = await setup({
      findEntries: async () => [ledgerEntry(workspace({ model: 'acme/own' }))],
    }).find('uid-phi');
    expect(entry).toMatchObject({ model: 'acme/own', licence: null });
  });

  it('tells the history without the manifests', async () => {
    const fact: RecordedFact = {
      ...ledgerEntry(),
      ...when,
      id: '7',
      type: 'created',
      fencing: 1,
      manifest: workspace(),
    };
    const service = setup({
      findEntries: async () => [ledgerEntry()],
      listFacts: async () => [fact],
    });
    const [entry] = await service.find('uid-phi');
    const history = await service.history(entry);
    expect(inventoryHistorySchema.strict().parse(history)).toEqual(history);
    expect(history.events).toEqual([
      {
        id: '7',
        type: 'created',
        generation: 1,
        specHash: entry.specHash,
        ...when,
      },
    ]);
  });

  it('says when the database does not answer, without the statement', async () => {
    const service = setup({
      listEntries: async () => {
        throw new Error('select * from secret - connection refused');
      },
    });
    await expect(service.list()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/cannot be read: connection refused\./),
    });
  });

  it('says which clusters are not being recorded', () => {
    const service = setup({}, [
      {
        cluster: 'north',
        role: 'writer',
        fencing: 1,
        pending: 3,
        givenUp: 0,
        problem: {
          since: new Date('2026-11-21T10:00:00Z'),
          message: 'disk full',
        },
      },
    ]);
    expect(service.clusters()).toEqual([
      {
        ...health,
        message: expect.stringMatching(
          /not been recorded since 2026-11-21T10:00:00.000Z: disk full/,
        ),
      },
    ]);
    expect(setup({}).clusters()).toEqual([health]);
  });
});
