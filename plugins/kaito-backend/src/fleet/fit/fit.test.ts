import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common';
import { notChecked } from '@kaito-portal/backstage-plugin-kaito-node';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PlacementFacts } from '../../azure';
import { object, snapshot } from '../__testUtils__/snapshot';
import { toClusterKaito } from '../clusters/toClusterKaito';
import { askCloud } from './askCloud';
import type { Candidate } from './Candidate';
import { clusterCandidates } from './clusterCandidates';
import { placeOf } from './placeOf';
import { rankPlacements } from './rankPlacements';

const question = { model: findModel('phi-4')! };

const controller = (...args: string[]) =>
  object('Deployment', 'kaito-workspace', {
    metadata: { namespace: 'kaito-workspace' },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'workspace',
              image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
              args,
              env: [{ name: 'CLOUD_PROVIDER', value: 'azure' }],
            },
          ],
        },
      },
    },
    status: { readyReplicas: 1 },
  });

const gpuNode = (name: string, gib = 80) =>
  object('Node', name, {
    metadata: {
      labels: {
        'nvidia.com/gpu.product': `GPU-${gib}`,
        'nvidia.com/gpu.count': '1',
        'nvidia.com/gpu.memory': String(gib * 1024),
        'node.kubernetes.io/instance-type': 'own-machine',
      },
    },
    status: {
      capacity: { 'nvidia.com/gpu': '1' },
      allocatable: { 'nvidia.com/gpu': '1' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });

const holder = (nodeName: string) =>
  object('Pod', `on-${nodeName}`, {
    spec: {
      nodeName,
      containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' } } }],
    },
    status: { phase: 'Running' },
  });

function candidates(...objects: ReturnType<typeof object>[]) {
  const cluster = snapshot('a', objects);
  return clusterCandidates(question, cluster, toClusterKaito(cluster));
}

describe('clusterCandidates', () => {
  it('offers every machine type KAITO can order', () => {
    const found = candidates(controller('--node-provisioner=karpenter'));
    const one = found.find(
      ({ instanceType }) => instanceType === 'Standard_NC24ads_A100_v4',
    );
    expect(one).toMatchObject({
      verdict: 'will-provision',
      needs: { nodes: 1, gpus: 1, basis: 'estimated' },
      freeNodes: null,
      reason: expect.stringMatching(/^Fits on 1 node: .*\(estimated\)\.$/),
    });
    expect(found.map(({ instanceType }) => instanceType)).not.toContain(
      'Standard_NG32ads_V620_v1',
    );
  });

  it('looks for whole free nodes of one kind where people bring them', () => {
    const byo = controller('--node-provisioner=byo');
    const found = candidates(
      byo,
      gpuNode('big-1'),
      gpuNode('big-2'),
      gpuNode('small', 16),
      holder('big-1'),
    );
    expect(found).toMatchObject([
      {
        gpuModel: 'GPU-80',
        verdict: 'free-now',
        freeNodes: 1,
        needs: { nodes: 1 },
      },
      { gpuModel: 'GPU-16', verdict: 'does-not-fit', needs: null },
    ]);
    const [busy] = candidates(byo, gpuNode('big-1'), holder('big-1'));
    expect(busy).toMatchObject({
      verdict: 'busy',
      freeNodes: 0,
      reason: expect.stringContaining('0 of 1 such nodes are free (measured)'),
    });
  });

  it('claims nothing where it does not know how nodes come about', () => {
    expect(candidates()).toMatchObject([{ verdict: 'not-checked' }]);
    expect(candidates(controller())).toMatchObject([
      { verdict: 'not-checked' },
    ]);
    expect(candidates(controller('--node-provisioner=byo'))).toMatchObject([
      {
        verdict: 'not-checked',
        reason: expect.stringContaining('Feature Discovery'),
      },
    ]);
  });
});

describe('placeOf', () => {
  const id = '0a1b2c3d-0000-4000-8000-000000000000';
  const node = (providerID: string, region?: string) =>
    object('Node', 'n', {
      metadata: {
        labels: region ? { 'topology.kubernetes.io/region': region } : {},
      },
      spec: { providerID },
    });

  it('reads subscription and region off the first node that has both', () => {
    expect(
      placeOf([
        node('kind://x', 'r'),
        node(`azure:///subscriptions/${id}/resourceGroups/g/x`),
        node(`azure:///subscriptions/${id}/resourceGroups/g/x`, 'westeurope'),
      ]),
    ).toEqual({ subscriptionId: id, location: 'westeurope' });
    expect(placeOf([])).toBeNull();
    expect(placeOf([node('azure:///subscriptions/x/y', 'r')])).toBeNull();
  });
});

describe('askCloud', () => {
  const place = { subscriptionId: 's', location: 'westeurope' };
  const candidate = {
    verdict: 'will-provision',
    instanceType: 'Standard_NC24ads_A100_v4',
    needs: { nodes: 3, gpus: 3, basis: 'estimated' },
  } as Candidate;
  const facts = (): PlacementFacts => ({
    quota: { quota: jest.fn().mockResolvedValue(notChecked('q')) },
    offers: { offer: jest.fn().mockResolvedValue(notChecked('o')) },
    prices: {
      price: jest.fn().mockResolvedValue({
        state: 'known',
        value: { perHour: 2, currency: 'EUR', effective: '2026-01-01' },
        basis: 'configured',
        source: 'x',
        asOf: '2026-01-01T00:00:00.000Z',
      }),
    },
  });

  it('asks for all nodes, and adds their price up', async () => {
    const sources = facts();
    expect(await askCloud(sources, candidate, place)).toMatchObject({
      quota: { state: 'not-checked', reason: 'q' },
      price: { value: { perHour: 6, currency: 'EUR' }, basis: 'configured' },
    });
    expect(sources.quota.quota).toHaveBeenCalledWith(
      expect.objectContaining({ nodes: 3, place }),
    );
  });

  it('asks nothing where nothing would be ordered, or nobody knows where', async () => {
    const sources = facts();
    const free = await askCloud(
      sources,
      { ...candidate, verdict: 'free-now' },
      place,
    );
    expect(free.price).toMatchObject({ state: 'not-checked' });
    const lost = await askCloud(sources, candidate, null);
    expect(lost.quota).toMatchObject({
      reason: expect.stringContaining('subscription'),
    });
    expect(sources.prices.price).not.toHaveBeenCalled();
  });

  it('does not wait for a cloud for ever', async () => {
    jest.useFakeTimers();
    try {
      const sources = facts();
      sources.quota.quota = () => new Promise(() => {});
      const answer = askCloud(sources, candidate, place);
      await jest.advanceTimersByTimeAsync(3_000);
      expect((await answer).quota).toMatchObject({
        state: 'not-checked',
        reason: expect.stringContaining('not answered yet'),
      });
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('rankPlacements', () => {
  const unknown = notChecked('x');
  const known = (value: object) => ({ state: 'known', value });
  const placement = (instanceType: string, rest: object) =>
    ({
      cluster: 'a',
      instanceType,
      needs: { nodes: 1, gpus: 1 },
      quota: unknown,
      offer: unknown,
      price: unknown,
      ...rest,
    } as unknown as Placement);

  it('puts the free first, the refused behind what can be had, the unfit last', () => {
    const will = { verdict: 'will-provision' };
    const ranked = rankPlacements([
      placement('unfit', { verdict: 'does-not-fit', needs: null }),
      placement('no-quota', { ...will, quota: known({ enough: false }) }),
      placement('not-offered', { ...will, offer: known({ offered: false }) }),
      placement('dear', { ...will, price: known({ perHour: 9 }) }),
      placement('cheap', { ...will, price: known({ perHour: 3 }) }),
      placement('unpriced-large', { ...will, needs: { nodes: 2, gpus: 2 } }),
      placement('unpriced', will),
      placement('busy', { verdict: 'busy' }),
      placement('free', { verdict: 'free-now' }),
    ]);
    expect(ranked.map(({ instanceType }) => instanceType)).toEqual([
      'free',
      'cheap',
      'dear',
      'unpriced',
      'unpriced-large',
      'no-quota',
      'not-offered',
      'busy',
      'unfit',
    ]);
  });

  it('leaves the larger machine to whoever needs it', () => {
    const will = { verdict: 'will-provision' };
    const ranked = rankPlacements([
      placement('Standard_NC40ads_H100_v5', will),
      placement('Standard_NV36ads_A10_v5', will),
      placement('Standard_NC24ads_A100_v4', will),
    ]);
    expect(ranked.map(({ instanceType }) => instanceType)).toEqual([
      'Standard_NV36ads_A10_v5',
      'Standard_NC24ads_A100_v4',
      'Standard_NC40ads_H100_v5',
    ]);
  });
});
