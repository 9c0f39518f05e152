import type { GpuHolder } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { holderRows } from './holderRows';

const holder = (facts: Partial<GpuHolder>): GpuHolder => ({
  namespace: 'search',
  pod: 'phi-4-0',
  node: 'gpu-1',
  gpus: 1,
  workload: null,
  owner: null,
  ...facts,
});
const HIDDEN = { pod: '' };

it('keeps visible pods one by one', () => {
  const rows = holderRows([holder({}), holder({ pod: 'phi-4-1', gpus: 2 })]);
  expect(rows.map(({ pods, nodes, gpus }) => [pods, nodes, gpus])).toEqual([
    ['phi-4-0', 'gpu-1', 1],
    ['phi-4-1', 'gpu-1', 2],
  ]);
  expect(rows.every(({ hiddenPods }) => hiddenPods === 0)).toBe(true);
});

it('adds up hidden pods by namespace, after the visible, under keys of their own', () => {
  const rows = holderRows([
    holder({ ...HIDDEN, gpus: 2 }),
    holder({}),
    holder({ ...HIDDEN, node: 'gpu-2', gpus: 4 }),
    holder({ ...HIDDEN, namespace: 'support', node: 'gpu-3' }),
  ]);
  expect(
    rows.map(({ namespace, pods, nodes, gpus }) => [
      namespace,
      pods,
      nodes,
      gpus,
    ]),
  ).toEqual([
    ['search', 'phi-4-0', 'gpu-1', 1],
    ['search', '2 pods', '2 nodes', 6],
    ['support', '1 pod', 'gpu-3', 1],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
});
