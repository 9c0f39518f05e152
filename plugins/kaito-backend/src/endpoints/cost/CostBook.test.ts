import type {
  Known,
  PriceAnswer,
} from '@kaito-portal/backstage-plugin-kaito-node';
import {
  object,
  readyWorkspace,
  snapshot,
} from '../../fleet/__testUtils__/snapshot';
import { CostBook } from './CostBook';
import { createMachinesOf } from './machinesOf';

const A100 = 'Standard_NC24ads_A100_v4';
const node = (name: string, labels: Record<string, string> = {}) =>
  object('Node', name, {
    metadata: {
      namespace: '',
      labels: {
        'node.kubernetes.io/instance-type': A100,
        'topology.kubernetes.io/region': 'westeurope',
        ...labels,
      },
    },
  });
const workspace = (name: string, nodes: string[], labels = {}) =>
  readyWorkspace(name, {
    metadata: { labels },
    status: { workerNodes: nodes },
  });
const price = (perHour: number, currency = 'EUR'): Known<PriceAnswer> => ({
  state: 'known',
  value: { perHour, currency, effective: '2026-01-01' },
  basis: 'configured',
  source: 'app-config kaito.prices',
  asOf: '2026-01-01T00:00:00.000Z',
});

function costOf(
  objects: object[],
  ref: { kind: 'Workspace' | 'InferenceSet'; name: string },
  prices: (type: string) => Known<PriceAnswer> = () => price(3.5),
) {
  const source = { snapshots: () => [snapshot('a', objects as never)] };
  return new CostBook(
    { price: async ({ instanceType }) => prices(instanceType) },
    createMachinesOf(source),
  ).costOf({ cluster: 'a', namespace: 'search', ...ref });
}

describe('what machines cost', () => {
  const phi = { kind: 'Workspace', name: 'phi' } as const;

  it('is the sum over the nodes of a workload', async () => {
    const objects = [workspace('phi', ['n1', 'n2']), node('n1'), node('n2')];
    expect(await costOf(objects, phi)).toEqual({
      by: 'hour',
      perHour: 7,
      currency: 'EUR',
      basis: 'configured',
      source: 'app-config kaito.prices',
    });
  });

  it('counts a node that replicas share once', async () => {
    const labels = { 'inferenceset.kaito.sh/created-by': 'chat' };
    const objects = [
      workspace('chat-a', ['n1'], labels),
      workspace('chat-b', ['n1', 'n2'], labels),
      node('n1'),
      node('n2'),
    ];
    expect(
      await costOf(objects, { kind: 'InferenceSet', name: 'chat' }),
    ).toMatchObject({ perHour: 7 });
  });

  it.each([
    ['there is no node', [workspace('phi', [])]],
    ['a node is not known', [workspace('phi', ['n1', 'n9']), node('n1')]],
    [
      'a node is a spot machine',
      [
        workspace('phi', ['n1']),
        node('n1', { 'kubernetes.azure.com/scalesetpriority': 'spot' }),
      ],
    ],
    [
      'a node does not say its region',
      [
        workspace('phi', ['n1']),
        node('n1', { 'topology.kubernetes.io/region': '' }),
      ],
    ],
  ])('is not known where %s', async (_, objects) => {
    expect(await costOf(objects, phi)).toBeNull();
  });

  it('is not known as soon as one price is not, or they do not add up', async () => {
    const objects = [
      workspace('phi', ['n1', 'n2']),
      node('n1'),
      node('n2', { 'node.kubernetes.io/instance-type': 'other' }),
    ];
    const other = (answer: Known<PriceAnswer>) => (type: string) =>
      type === 'other' ? answer : price(3.5);
    expect(
      await costOf(objects, phi, other({ state: 'not-checked', reason: '' })),
    ).toBeNull();
    expect(await costOf(objects, phi, other(price(1, 'USD')))).toBeNull();
    expect(await costOf(objects, phi, other(price(1)))).toMatchObject({
      perHour: 4.5,
    });
  });
});
