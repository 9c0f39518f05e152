import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  countUnits,
  excludedWords,
  freeWords,
  groupByCluster,
  isSlice,
  nodeWords,
  reusableWords,
  sumGpus,
} from './capacityWords';

const view = (facts: Partial<CapacityView>): CapacityView => ({
  cluster: 'c1',
  gpuModel: 'A100',
  resourceName: 'nvidia.com/gpu',
  memoryGiB: 80,
  nodes: 1,
  spotNodes: 0,
  allocatable: 4,
  held: 1,
  free: 3,
  largestFree: 3,
  excluded: [],
  holders: [],
  basis: 'measured',
  asOf: '2026-11-20T10:00:00.000Z',
  stale: false,
  ...facts,
});
const slice = { resourceName: 'nvidia.com/mig-1g.10gb' };

it.each([
  [0, 0, 'none free'],
  [1, 1, '1 free'],
  [6, 1, '6 free, at most 1 per node'],
  [4, 4, '4 free on one node'],
])(
  'words for %i free with at most %i on a node',
  (free, largestFree, words) => {
    expect(freeWords({ free, largestFree })).toBe(words);
  },
);

it('tells slices from GPUs of any vendor', () => {
  expect(isSlice(slice)).toBe(true);
  expect(isSlice({ resourceName: 'nvidia.com/gpu' })).toBe(false);
  expect(isSlice({ resourceName: 'amd.com/gpu' })).toBe(false);
  expect(countUnits(1, slice)).toBe('1 slice');
  expect(countUnits(2, view({}))).toBe('2 GPUs');
});

it.each([
  [3, 0, '3 nodes'],
  [1, 1, '1 node, all spot'],
  [3, 1, '3 nodes, 1 of them spot'],
])('%i nodes, %i spot', (nodes, spotNodes, words) => {
  expect(nodeWords({ nodes, spotNodes })).toBe(words);
});

it('says why a node is left out', () => {
  const excluded = { node: 'n1', gpus: 1, reason: 'Cordoned' as const };
  expect(excludedWords(excluded, view({}))).toBe(
    '1 GPU left out: node n1 takes no new pods (cordoned)',
  );
});

it('sums whole GPUs and counts stale clusters once', () => {
  expect(
    sumGpus([
      view({ stale: true }),
      view({ gpuModel: 'T4', stale: true, allocatable: 2, held: 2, free: 0 }),
      view({
        cluster: 'c2',
        excluded: [{ node: 'n', gpus: 8, reason: 'NotReady' }],
      }),
      view({ ...slice, allocatable: 7, held: 0, free: 7 }),
    ]),
  ).toEqual({
    allocatable: 10,
    held: 4,
    free: 6,
    excluded: 8,
    staleClusters: 1,
  });
});

it('groups by cluster in order', () => {
  const rows = [
    view({ cluster: 'b' }),
    view({ cluster: 'a' }),
    view({ cluster: 'b', gpuModel: 'T4' }),
  ];
  expect(
    groupByCluster(rows).map(([name, views]) => [name, views.length]),
  ).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});

describe('reusableWords', () => {
  const gpu = { resourceName: 'nvidia.com/gpu', free: 6 };

  it.each([
    [{ ...gpu }, null],
    [{ ...gpu, reusable: 6, largestReusable: 1 }, null],
    [{ ...gpu, free: 0, reusable: 0, largestReusable: 0 }, null],
    [
      { ...gpu, reusable: 0, largestReusable: 0 },
      'None of the free is for others: KAITO keeps nodes it provisioned for the deployment they are for.',
    ],
    [
      { ...gpu, reusable: 2, largestReusable: 1 },
      '2 GPUs of the free for any deployment, at most 1 per node: KAITO keeps nodes it provisioned for the deployment they are for.',
    ],
    [
      { ...gpu, reusable: 1, largestReusable: 1 },
      '1 GPU of the free for any deployment: KAITO keeps nodes it provisioned for the deployment they are for.',
    ],
  ])('says of %j: %s', (row, words) => {
    expect(reusableWords(row)).toBe(words);
  });
});
