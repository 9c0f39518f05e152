import {
  object,
  readyWorkspace,
  snapshot,
} from '../../fleet/__testUtils__/snapshot';
import { collectHoldings } from './collectHoldings';

const OWNER = 'kaito-portal.io/owner';
const owned = (owner = 'group:default/team-search', rest: object = {}) => ({
  metadata: { annotations: { [OWNER]: owner }, ...rest },
});
const of = (
  snapshots: Parameters<typeof collectHoldings>[0],
  except?: string,
) => {
  const { items, unknown } = collectHoldings(
    snapshots,
    'group:default/team-search',
    except,
  );
  return {
    items: items.map(item => [
      item.object.metadata.name,
      item.nodes,
      item.gpus,
    ]),
    unknown,
  };
};
const known = (value: number) => ({ known: true, value });

describe('collectHoldings', () => {
  it('counts the GPUs of the nodes of a team, and of no other', () => {
    const pair = readyWorkspace('pair', {
      ...owned('Team-Search'),
      resource: { instanceType: 'standard_nc48ads_a100_v4' },
      status: { targetNodeCount: 2, workerNodes: ['a'] },
    });
    const others = readyWorkspace('other', owned('group:default/team-support'));
    expect(
      of([snapshot('a', [pair, others, readyWorkspace('nobody')])]),
    ).toEqual({ items: [['pair', known(2), known(4)]], unknown: [] });
  });

  it('counts what KAITO made for a set and for roles as their own', () => {
    const label = (kind: string, name: string) => ({
      metadata: { labels: { [`${kind}.kaito.sh/created-by`]: name } },
    });
    const found = of([
      snapshot('a', [
        object('InferenceSet', 'set', owned()),
        readyWorkspace('set-x', label('inferenceset', 'set')),
        object('MultiRoleInference', 'roles', owned()),
        object(
          'InferenceSet',
          'roles-prefill',
          label('multiroleinference', 'roles'),
        ),
        readyWorkspace(
          'roles-prefill-x',
          label('inferenceset', 'roles-prefill'),
        ),
      ]),
    ]);
    expect(found.items.map(([name]) => name)).toEqual(['set', 'roles']);
  });

  it('leaves out what the request itself brought', () => {
    const own = readyWorkspace('own', {
      metadata: {
        annotations: {
          [OWNER]: 'team-search',
          'kaito-portal.io/request-id': 'r-1',
        },
      },
    });
    expect(of([snapshot('a', [own])], 'r-1').items).toEqual([]);
    expect(of([snapshot('a', [own])], 'r-2').items).toHaveLength(1);
  });

  it('measures what pods hold where the machine type says nothing', () => {
    const node = object('Node', 'node-1', {
      status: {
        capacity: { 'nvidia.com/gpu': '4' },
        allocatable: { 'nvidia.com/gpu': '4' },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
    const pod = object('Pod', 'byo-0', {
      metadata: { labels: { 'kaito.sh/workspace': 'byo' } },
      spec: {
        nodeName: 'node-1',
        containers: [{ resources: { limits: { 'nvidia.com/gpu': '3' } } }],
      },
      status: { phase: 'Running' },
    });
    const byo = readyWorkspace('byo', { ...owned(), resource: {} });
    expect(of([snapshot('a', [node, pod, byo])]).items).toEqual([
      ['byo', known(1), known(3)],
    ]);
    const away = snapshot('a', [byo], { Pod: { state: 'forbidden' } });
    expect(of([away]).items[0][2]).toEqual({
      known: false,
      reason: 'the portal does not know the Pods of a at the moment.',
    });
  });

  it('does not guess what KAITO has not planned', () => {
    const fresh = readyWorkspace('fresh', { ...owned(), status: {} });
    const [, nodes, gpus] = of([snapshot('a', [fresh])]).items[0];
    expect(nodes).toMatchObject({
      known: false,
      reason: expect.stringContaining('not planned'),
    });
    expect(gpus).toEqual(nodes);
  });

  it('says of a cluster that cannot confirm what it has that it is unknown', () => {
    const own = readyWorkspace('own', owned());
    const stale = snapshot('b', [own], {
      Workspace: { state: 'stale', message: 'The stream broke off.' },
    });
    expect(of([snapshot('a', [own]), stale])).toEqual({
      items: [['own', known(1), known(1)]],
      unknown: [
        {
          cluster: 'b',
          reason:
            'what runs on b has not been confirmed since 2026-01-01T12:00:00.000Z. The stream broke off.',
        },
      ],
    });
    const missing = snapshot('c', [], {
      RAGEngine: { state: 'crd-missing' },
    });
    expect(of([missing]).unknown).toEqual([]);
  });
});
