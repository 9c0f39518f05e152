import fc from 'fast-check';
import type { NodeObject } from '../manifests/cluster';
import { findModel } from '../models';
import { listSkus, MIG_PROFILES } from '../skus';
import { estimateNodes } from './estimateNodes';
import type { GpuOfferResult } from './GpuOffer';
import { offerFor } from './offerFor';
import { offerOfMig } from './offerOfMig';
import { offerOfNodes } from './offerOfNodes';
import { offerOfSku } from './offerOfSku';
import { takeGpus } from './takeGpus';

const A100 = {
  'nvidia.com/gpu.product': 'NVIDIA-A100-80GB-PCIe',
  'nvidia.com/gpu.count': '2',
  'nvidia.com/gpu.memory': '81920',
};

function node(
  name: string,
  labels: Record<string, string>,
  ready: 'True' | 'False' = 'True',
): NodeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  };
}

function offer(result: GpuOfferResult) {
  if ('error' in result) {
    throw new Error(result.error.message);
  }
  return result.offer;
}

describe('offerOfSku', () => {
  it('offers what the table says, for every usable machine type', () => {
    for (const sku of listSkus().filter(({ usable }) => usable)) {
      expect(offerOfSku(sku.name.toUpperCase(), sku.cloud)).toEqual({
        offer: {
          source: 'sku-table',
          name: sku.name,
          gpuModel: sku.gpuModel,
          gpuCount: sku.gpuCount,
          memoryTotalGiB: sku.memoryTotalGiB,
          singleNode: false,
        },
      });
    }
  });

  it.each([
    ['Standard_NC6s_v3', 'V100', 'Standard_NV36ads_A10_v5'],
    ['Standard_D4s_v5', 'no GPU facts', 'table'],
    ['nonsense', 'No table', 'table'],
    ['trn1.2xlarge', 'CUDA', 'NVIDIA'],
  ])('%s is unsupported: %s', (type, words, next) => {
    expect(offerOfSku(type)).toEqual({
      error: {
        code: 'unsupported-sku',
        field: 'resource.instanceType',
        message: expect.stringContaining(words),
        fix: expect.stringContaining(next),
      },
    });
  });
});

describe('offerOfNodes', () => {
  it('reads the first Ready node', () => {
    const nodes = [
      node('down', { ...A100, 'nvidia.com/gpu.count': '8' }, 'False'),
      node('up', A100),
      node('other', { ...A100, 'nvidia.com/gpu.count': '4' }),
    ];
    expect(offerOfNodes(nodes)).toEqual({
      offer: {
        source: 'node-labels',
        name: 'up',
        gpuModel: 'NVIDIA-A100-80GB-PCIe',
        gpuCount: 2,
        memoryTotalGiB: 160,
        singleNode: false,
      },
    });
  });

  it('passes over a node that is being deleted', () => {
    const going = node('going', { ...A100, 'nvidia.com/gpu.count': '8' });
    going.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    expect(offer(offerOfNodes([going, node('up', A100)])).name).toBe('up');
  });

  it.each([
    ['24564', 24],
    ['23028', 22],
    ['46068', 45],
    ['95830', 94],
  ])('rounds %s MiB to %s GiB', (mib, gib) => {
    const labels = {
      ...A100,
      'nvidia.com/gpu.count': '1',
      'nvidia.com/gpu.memory': mib,
    };
    expect(offer(offerOfNodes([node('a', labels)])).memoryTotalGiB).toBe(gib);
  });

  it.each([
    ['nvidia.com/gpu.product', undefined],
    ['nvidia.com/gpu.product', ''],
    ['nvidia.com/gpu.count', undefined],
    ['nvidia.com/gpu.count', 'two'],
    ['nvidia.com/gpu.count', '0'],
    ['nvidia.com/gpu.memory', '80GiB'],
    ['nvidia.com/gpu.memory', '-1'],
  ])('names the label %s when it is %j', (label, value) => {
    const { [label]: _, ...others } = A100 as Record<string, string>;
    const labels = value === undefined ? others : { ...others, [label]: value };
    expect(offerOfNodes([node('a', labels)])).toEqual({
      error: {
        code: 'bad-node-labels',
        field: label,
        message: expect.stringContaining(label),
        fix: expect.stringContaining('Feature Discovery'),
      },
    });
  });

  it.each([
    [[], 'No node matches'],
    [[node('a', A100, 'False')], 'is Ready'],
  ])('has nothing to read', (nodes, words) => {
    expect(offerOfNodes(nodes)).toMatchObject({
      error: { code: 'no-ready-node', message: expect.stringContaining(words) },
    });
  });

  it.each([
    [{ 'nvidia.com/mig.config': 'all-1g.12gb' }, false],
    [
      {
        'nvidia.com/mig.config': 'all-1g.12gb',
        'nvidia.com/mig.config.state': 'pending',
      },
      false,
    ],
    [
      {
        'nvidia.com/mig.config': 'all-disabled',
        'nvidia.com/mig.config.state': 'success',
      },
      false,
    ],
    [
      {
        'nvidia.com/mig.config': 'all-1g.12gb',
        'nvidia.com/mig.config.state': 'success',
      },
      true,
    ],
  ])('takes %j for slices: %s', (labels, singleNode) => {
    const result = offerOfNodes([node('a', { ...A100, ...labels })]);
    expect(offer(result).singleNode).toBe(singleNode);
  });
});

describe('offerOfMig', () => {
  it('is one GPU of the size of the slice', () => {
    expect(offer(offerOfMig('1g.20gb'))).toEqual({
      source: 'mig-profile',
      name: '1g.20gb',
      gpuModel: null,
      gpuCount: 1,
      memoryTotalGiB: 20,
      singleNode: true,
    });
  });

  it('keeps every model on one slice or says it does not fit', () => {
    const model = findModel('phi-4-mini-instruct')!;
    for (const profile of MIG_PROFILES) {
      const gpus = offer(offerOfMig(profile));
      const plan = estimateNodes({ model, gpus, singleNode: gpus.singleNode });
      expect(plan.fits ? plan.nodes : 1).toBe(1);
      expect(plan.fits).toBe(gpus.memoryTotalGiB >= 18);
    }
  });

  it('refuses what W18 refuses', () => {
    expect(offerOfMig('1g.11gb')).toMatchObject({
      error: { field: 'resource.partition.profile' },
    });
  });
});

describe('takeGpus', () => {
  it('keeps the memory of each GPU', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 192 }),
        fc.integer({ min: 1, max: 16 }),
        (gpuCount, perGpuGiB, count) => {
          const whole = {
            ...offer(offerOfSku('Standard_ND96isr_H100_v5')),
            gpuCount,
            memoryTotalGiB: gpuCount * perGpuGiB,
          };
          const part = takeGpus(whole, count);
          expect('offer' in part).toBe(count <= gpuCount);
          expect(
            'error' in part || part.offer.memoryTotalGiB === count * perGpuGiB,
          ).toBe(true);
        },
      ),
    );
  });

  it.each([0, -1, 1.5, Number.NaN, 9])('refuses %s of 8', count => {
    expect(
      takeGpus(offer(offerOfSku('Standard_ND96isr_H100_v5')), count),
    ).toMatchObject({ error: { field: 'resource.partition.count' } });
  });
});

describe('offerFor', () => {
  const byHand = {
    provisioned: false,
    matchingNodes: [node('a', A100)],
  } as const;

  it.each([
    [{ instanceType: 'Standard_NC24ads_A100_v4' }, { provisioned: true }, 80],
    [{}, byHand, 160],
    [{ partition: { mode: 'accelerator', count: 1 } }, byHand, 80],
    [{ partition: { mode: 'mig', profile: '3g.40gb' } }, byHand, 40],
  ] as const)('%j offers %#', (resource, supply, memoryTotalGiB) => {
    expect(offer(offerFor(resource, supply)).memoryTotalGiB).toBe(
      memoryTotalGiB,
    );
  });

  it.each([
    [{}, { provisioned: true }, 'no-machine-type'],
    [
      { instanceType: 'Standard_NC4_A2' },
      { provisioned: true, cloud: 'azure' },
      'unsupported-sku',
    ],
    [{ partition: { mode: 'mig' } }, byHand, 'unknown-mig-profile'],
    [{ partition: { mode: 'accelerator' } }, byHand, 'bad-partition'],
    [{}, { provisioned: false, matchingNodes: [] }, 'no-ready-node'],
  ] as const)('%j has no offer %#', (resource, supply, code) => {
    expect(offerFor(resource, supply)).toMatchObject({ error: { code } });
  });
});
