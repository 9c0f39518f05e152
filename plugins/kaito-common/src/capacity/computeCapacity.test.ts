import fc from 'fast-check';
import type { KubeObject } from '../manifests/types';
import { computeCapacity, describeFree, gpuModelOf } from '.';

type Labels = Record<string, string>;

const A100: Labels = {
  'node.kubernetes.io/instance-type': 'Standard_NC24ads_A100_v4',
};

function node(
  name: string,
  resources: Record<string, string | number>,
  options: { labels?: Labels; ready?: string; cordoned?: boolean } = {},
): KubeObject {
  const { labels = A100, ready = 'True', cordoned } = options;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { unschedulable: cordoned },
    status: {
      allocatable: resources,
      capacity: resources,
      conditions: [{ type: 'Ready', status: ready }],
    },
  } as KubeObject;
}

const gpus = (count: number | string, name = 'nvidia.com/gpu') => ({
  resources: { requests: { [name]: count }, limits: { [name]: count } },
});

function pod(
  name: string,
  nodeName: string | undefined,
  spec: Record<string, unknown>,
  phase = 'Running',
  labels?: Labels,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'ns', labels },
    spec: { nodeName, ...spec },
    status: { phase },
  } as KubeObject;
}

const one = (name: string, nodeName?: string, count = 1, phase?: string) =>
  pod(name, nodeName, { containers: [gpus(count)] }, phase);

function single(nodes: KubeObject[], pods: KubeObject[]) {
  const rows = computeCapacity({ nodes, pods });
  expect(rows).toHaveLength(1);
  return rows[0];
}

describe('computeCapacity', () => {
  it('counts what nodes offer, pods hold and what is left on one node', () => {
    const row = single(
      [
        node('a', { 'nvidia.com/gpu': '4' }),
        node('b', { 'nvidia.com/gpu': 4 }),
      ],
      [
        pod('p', 'a', { containers: [gpus('3')] }, 'Running', {
          'kaito.sh/workspace': 'phi',
        }),
        one('q', 'b', 2),
      ],
    );
    expect(row).toEqual({
      gpuModel: 'NVIDIA A100',
      resourceName: 'nvidia.com/gpu',
      memoryGiB: 80,
      nodes: 2,
      spotNodes: 0,
      allocatable: 8,
      held: 5,
      free: 3,
      largestFree: 2,
      reusable: 3,
      largestReusable: 2,
      excluded: [],
      holders: [
        { namespace: 'ns', pod: 'p', node: 'a', gpus: 3, workloadName: 'phi' },
        { namespace: 'ns', pod: 'q', node: 'b', gpus: 2, workloadName: null },
      ],
    });
  });

  it.each([
    ['has ended well', one('p', 'a', 2, 'Succeeded'), 0],
    ['has ended badly', one('p', 'a', 2, 'Failed'), 0],
    ['has no node yet', one('p', undefined, 2, 'Pending'), 0],
    ['is bound but not started', one('p', 'a', 2, 'Pending'), 2],
    ['asks for none', pod('p', 'a', { containers: [{ name: 'c' }] }), 0],
    ['is on another node', one('p', 'elsewhere', 2), 0],
    [
      'states limits only',
      pod('p', 'a', {
        containers: [{ resources: { limits: { 'nvidia.com/gpu': '2' } } }],
      }),
      2,
    ],
    [
      'needs more while it starts',
      pod('p', 'a', { containers: [gpus(1)], initContainers: [gpus(3)] }),
      3,
    ],
    [
      'needs less while it starts',
      pod('p', 'a', {
        containers: [gpus(1), gpus(2)],
        initContainers: [gpus(1), gpus(2)],
      }),
      3,
    ],
    [
      'has a sidecar beside its containers',
      pod('p', 'a', {
        containers: [gpus(1)],
        initContainers: [{ ...gpus(1), restartPolicy: 'Always' }],
      }),
      2,
    ],
    [
      'starts something big beside a sidecar',
      pod('p', 'a', {
        containers: [gpus(1)],
        initContainers: [{ ...gpus(1), restartPolicy: 'Always' }, gpus(3)],
      }),
      4,
    ],
    [
      'has a runtime that adds to it',
      pod('p', 'a', {
        containers: [gpus(1)],
        overhead: { 'nvidia.com/gpu': '1', cpu: '250m' },
      }),
      2,
    ],
    [
      'starts a second sidecar after a big step',
      pod('p', 'a', {
        containers: [gpus(1)],
        initContainers: [gpus(2), { ...gpus(1), restartPolicy: 'Always' }],
      }),
      2,
    ],
  ])('a pod that %s', (_, object, held) => {
    const row = single([node('a', { 'nvidia.com/gpu': '8' })], [object]);
    expect(row).toMatchObject({ held, free: 8 - held });
  });

  it('leaves out nodes that are not ready or cordoned, and says so', () => {
    const row = single(
      [
        node('a', { 'nvidia.com/gpu': '1' }),
        node('b', { 'nvidia.com/gpu': '2' }, { ready: 'Unknown' }),
        node('c', { 'nvidia.com/gpu': '4' }, { cordoned: true }),
      ],
      [one('p', 'c')],
    );
    expect(row).toMatchObject({
      nodes: 1,
      allocatable: 1,
      held: 0,
      free: 1,
      holders: [],
      excluded: [
        { node: 'b', gpus: 2, reason: 'NotReady' },
        { node: 'c', gpus: 4, reason: 'Cordoned' },
      ],
    });
  });

  it.each<[string, object]>([
    ['is being deleted', { metadata: { deletionTimestamp: 'now' } }],
    [
      'is being drained by karpenter',
      {
        spec: {
          taints: [{ key: 'karpenter.sh/disrupted', effect: 'NoSchedule' }],
        },
      },
    ],
  ])('leaves out a node that %s', (_, change) => {
    const healthy = node('a', { 'nvidia.com/gpu': '1' });
    const { metadata = {}, ...rest } = change as { metadata?: object };
    const leaving = {
      ...healthy,
      ...rest,
      metadata: { ...healthy.metadata, ...metadata },
    };
    expect(single([leaving], [])).toMatchObject({
      nodes: 0,
      free: 0,
      excluded: [{ node: 'a', gpus: 1, reason: 'Cordoned' }],
    });
  });

  it.each<[string, Labels]>([
    ['gpu-provisioner', { 'kaito.sh/workspace': 'phi' }],
    ['gpu-provisioner, for a RAGEngine', { 'kaito.sh/ragengine': 'rag' }],
    ['karpenter', { 'karpenter.kaito.sh/workspace-name': 'phi' }],
  ])('promises no other workload what is spare on a node of %s', (_, own) => {
    const row = single(
      [
        node('a', { 'nvidia.com/gpu': '4' }, { labels: { ...A100, ...own } }),
        node('b', { 'nvidia.com/gpu': '2' }),
      ],
      [one('p', 'a')],
    );
    expect(row).toMatchObject({
      free: 5,
      largestFree: 3,
      reusable: 2,
      largestReusable: 2,
    });
  });

  it('says what is free without promising more than a node can give', () => {
    const says = (...nodes: KubeObject[]) => describeFree(single(nodes, []));
    const gpu = { 'nvidia.com/gpu': '1' };
    expect(says(node('a', gpu))).toBe('1 free');
    expect(says(...'abcdef'.split('').map(name => node(name, gpu)))).toBe(
      '6 free, at most 1 per node',
    );
    expect(
      says(
        node('a', gpu, { labels: { ...A100, 'kaito.sh/workspace': 'w' } }),
        node('b', gpu, { ready: 'False' }),
        node('c', gpu, { cordoned: true }),
      ),
    ).toBe(
      '1 free, 1 kept for the workload of their node, 1 on nodes that are not ready, 1 on cordoned nodes',
    );
  });

  it('frees nothing on a node that lost a GPU', () => {
    const row = single(
      [
        node('a', { 'nvidia.com/gpu': '1' }),
        node('b', { 'nvidia.com/gpu': '1' }),
      ],
      [one('p', 'a', 2)],
    );
    expect(row).toMatchObject({ allocatable: 2, held: 2, free: 1 });
  });

  it('keeps MIG slices apart, with the memory of the slice', () => {
    const rows = computeCapacity({
      nodes: [
        node('a', {
          'nvidia.com/gpu': '1',
          'nvidia.com/mig-1g.10gb': '7',
          'nvidia.com/mig-3g.40gb': '2',
          'amd.com/gpu': '1',
          cpu: '24',
        }),
      ],
      pods: [
        pod('p', 'a', { containers: [gpus(3, 'nvidia.com/mig-1g.10gb')] }),
      ],
    });
    expect(
      rows.map(row => [row.resourceName, row.memoryGiB, row.held, row.free]),
    ).toEqual([
      ['nvidia.com/gpu', 80, 0, 1],
      ['nvidia.com/mig-1g.10gb', 10, 3, 4],
      ['nvidia.com/mig-3g.40gb', 40, 0, 2],
    ]);
  });

  it('keeps cards of one model with different memory apart', () => {
    const type = 'node.kubernetes.io/instance-type';
    const rows = computeCapacity({
      nodes: [
        node(
          'a',
          { 'nvidia.com/gpu': '8' },
          { labels: { [type]: 'Standard_ND96asr_A100_v4' } },
        ),
        node(
          'b',
          { 'nvidia.com/gpu': '8' },
          { labels: { [type]: 'Standard_ND96amsr_A100_v4' } },
        ),
      ],
      pods: [],
    });
    expect(rows.map(row => row.memoryGiB).sort()).toEqual([40, 80]);
  });

  it.each<[string, Labels]>([
    ['Azure', { 'kubernetes.azure.com/scalesetpriority': 'spot' }],
    ['karpenter', { 'karpenter.sh/capacity-type': 'spot' }],
    ['EKS', { 'eks.amazonaws.com/capacityType': 'SPOT' }],
  ])('marks spot nodes of %s', (_, labels) => {
    const spot = node('a', { 'nvidia.com/gpu': '1' }, { labels });
    expect(single([spot], []).spotNodes).toBe(1);
  });

  it('has nothing to say of nodes without GPUs', () => {
    expect(
      computeCapacity({
        nodes: [node('a', { cpu: '4', 'nvidia.com/gpu': '0' })],
        pods: [],
      }),
    ).toEqual([]);
  });
});

describe('what a GPU is', () => {
  const gfd = {
    'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB',
    'nvidia.com/gpu.memory': '81920',
  };

  it('comes from the driver, then the machine type, then is unknown', () => {
    const of = (labels: Labels) => gpuModelOf(node('n', {}, { labels }));
    expect(of({ ...A100, ...gfd })).toBe('NVIDIA-A100-SXM4-80GB');
    expect(of(A100)).toBe('NVIDIA A100');
    expect(of({})).toBe('unknown');
  });

  it('has the memory of the label, in GiB', () => {
    const labelled = node('n', { 'nvidia.com/gpu': '1' }, { labels: gfd });
    expect(single([labelled], []).memoryGiB).toBe(80);
    const bare = node('n', { 'nvidia.com/gpu': '1' }, { labels: {} });
    expect(single([bare], []).memoryGiB).toBeNull();
  });
});

describe('computeCapacity as arithmetic', () => {
  const cluster = fc
    .array(
      fc.record({
        gpus: fc.integer({ min: 0, max: 8 }),
        ready: fc.constantFrom('True', 'False'),
        cordoned: fc.boolean(),
        model: fc.constantFrom('A', 'B'),
      }),
      { maxLength: 6 },
    )
    .chain(nodes =>
      fc.record({
        nodes: fc.constant(
          nodes.map((n, i) =>
            node(
              `n${i}`,
              { 'nvidia.com/gpu': String(n.gpus) },
              { ...n, labels: { 'nvidia.com/gpu.product': n.model } },
            ),
          ),
        ),
        pods: fc.array(
          fc
            .record({
              on: fc.integer({ min: 0, max: 6 }),
              main: fc.integer({ min: 0, max: 3 }),
              init: fc.integer({ min: 0, max: 3 }),
              phase: fc.constantFrom('Running', 'Pending', 'Failed'),
            })
            .map(p =>
              pod(
                'p',
                `n${p.on}`,
                { containers: [gpus(p.main)], initContainers: [gpus(p.init)] },
                p.phase,
              ),
            ),
          { maxLength: 12 },
        ),
      }),
    );

  it('never frees more than there is, and its sums agree', () => {
    fc.assert(
      fc.property(cluster, ({ nodes, pods }) => {
        for (const row of computeCapacity({ nodes, pods })) {
          const byHolders = row.holders.reduce((sum, h) => sum + h.gpus, 0);
          expect(row.held).toBe(byHolders);
          expect(row.free).toBeGreaterThanOrEqual(
            Math.max(0, row.allocatable - row.held),
          );
          expect(row.free).toBeLessThanOrEqual(row.allocatable);
          expect(row.largestFree).toBeLessThanOrEqual(row.free);
          expect(row.reusable).toBeLessThanOrEqual(row.free);
          expect(row.largestReusable).toBeLessThanOrEqual(row.largestFree);
          expect(row.largestFree * row.nodes).toBeGreaterThanOrEqual(row.free);
        }
      }),
    );
  });

  it('does not depend on the order of pods', () => {
    const bare = (input: { nodes: KubeObject[]; pods: KubeObject[] }) =>
      computeCapacity(input).map(({ holders, ...row }) => ({
        ...row,
        holders: holders.map(h => JSON.stringify(h)).sort(),
      }));
    fc.assert(
      fc.property(
        cluster.chain(({ nodes, pods }) =>
          fc.record({
            nodes: fc.constant(nodes),
            pods: fc.constant(pods),
            shuffled: fc.shuffledSubarray(pods, { minLength: pods.length }),
          }),
        ),
        ({ nodes, pods, shuffled }) => {
          expect(bare({ nodes, pods: shuffled })).toEqual(
            bare({ nodes, pods }),
          );
        },
      ),
    );
  });

  it('frees and holds together no more than nodes offer, unless one lost a GPU', () => {
    fc.assert(
      fc.property(cluster, ({ nodes, pods }) => {
        for (const row of computeCapacity({ nodes, pods })) {
          const over = row.free + row.held - row.allocatable;
          const heldBy = new Map<string, number>();
          row.holders.forEach(({ node: name, gpus: n }) =>
            heldBy.set(name, (heldBy.get(name) ?? 0) + n),
          );
          const lost = nodes.reduce((sum, object) => {
            const { metadata, status } = object as KubeObject & {
              status: { allocatable: Labels };
            };
            const held = heldBy.get(metadata.name) ?? 0;
            const offered = Number(status.allocatable['nvidia.com/gpu']);
            return sum + Math.max(0, held - offered);
          }, 0);
          expect(over).toBe(lost);
        }
      }),
    );
  });

  it('counts every GPU of the cluster once', () => {
    fc.assert(
      fc.property(cluster, ({ nodes, pods }) => {
        const total = nodes
          .map(n =>
            Number(
              (n as unknown as { status: { allocatable: Labels } }).status
                .allocatable['nvidia.com/gpu'],
            ),
          )
          .reduce((a, b) => a + b, 0);
        const counted = computeCapacity({ nodes, pods }).reduce(
          (sum, row) =>
            sum +
            row.allocatable +
            row.excluded.reduce((s, e) => s + e.gpus, 0),
          0,
        );
        expect(counted).toBe(total);
      }),
    );
  });
});
