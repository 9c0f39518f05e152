import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Knex } from 'knex';
import { openDatabase } from '../__testUtils__/startPortal';
import { AuditTrail } from '../audit';
import {
  object,
  readyWorkspace,
  snapshot,
} from '../fleet/__testUtils__/snapshot';
import { RowCache } from '../fleet/rows/RowCache';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import { createEndpoints } from './createEndpoints';

let knex: Knex;

const tuning = object('Workspace', 'tune', { tuning: {} });
const service = object('Service', 'phi', {
  spec: { ports: [{ name: 'http', port: 80 }] },
});

async function setup(kaito: JsonObject = {}) {
  const lifecycle = mockServices.lifecycle.mock();
  const request = jest.fn().mockRejectedValue(new Error('nobody there'));
  const cluster = snapshot('a', [readyWorkspace('phi'), tuning, service]);
  const endpoints = await createEndpoints({
    config: mockServices.rootConfig({ data: { kaito } }),
    source: { snapshots: () => [cluster] },
    rows: new RowCache(),
    fleet: { workload: () => undefined },
    clusters: () => [],
    catalog: listModels(),
    prices: { price: async () => ({ state: 'not-checked', reason: '' }) },
    gate: { predicate: async () => () => true },
    healthGate: openHealthGate,
    transport: { request },
    audit: AuditTrail.create({
      auditor: mockServices.auditor.mock(),
      logger: mockServices.logger.mock(),
    }),
    lifecycle,
    logger: mockServices.logger.mock(),
    database: { getClient: async () => knex },
  });
  return { ...endpoints, lifecycle };
}

describe('createEndpoints', () => {
  beforeAll(() => {
    knex = openDatabase();
  });
  afterAll(() => knex.destroy());

  it('offers what the configuration names and what the fleet serves', async () => {
    const { directory } = await setup({
      endpoints: [
        {
          id: 'gpt-4o',
          provider: 'openai',
          url: 'https://llm.example.com/v1',
          owner: 'group:default/ai-platform',
          capture: 'hash',
        },
      ],
    });
    const { items } = await directory.list(mockCredentials.user());
    expect(items).toMatchObject([
      { id: 'gpt-4o', workload: null, via: 'url', capture: 'hash' },
      {
        id: 'a~search~phi',
        title: 'phi (a)',
        servedModel: 'phi-4',
        via: 'service-proxy',
        inClusterUrl: 'http://phi.search.svc.cluster.local/v1',
        health: { state: 'unreachable' },
        capture: 'off',
      },
    ]);
  });

  it('ends calls and the removal of captures with the backend', async () => {
    const { lifecycle } = await setup();
    expect(lifecycle.addShutdownHook).toHaveBeenCalledTimes(2);
  });

  it.each([
    [
      { gateway: { limits: { concurrentPerUser: -1 } } },
      'kaito.gateway.limits.concurrentPerUser must be greater than zero',
    ],
    [
      { gateway: { allowedHosts: ['https://x'] } },
      'kaito.gateway.allowedHosts.0: is not a host',
    ],
    [
      { gateway: { urls: [{ endpoint: 'a~b~c', url: 'ftp://x' }] } },
      'kaito.gateway.urls.0.url: is not an http or https URL',
    ],
    [
      { endpoints: [{ id: 'x', provider: 'openai' }] },
      'kaito.endpoints[0].url:',
    ],
    [{ gateway: { capture: 'all' } }, 'kaito.gateway.capture: is off'],
  ])('refuses %j', async (kaito, message) => {
    await expect(setup(kaito as JsonObject)).rejects.toThrow(message);
  });
});
