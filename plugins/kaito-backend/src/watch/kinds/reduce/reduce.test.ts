import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { computeCapacity } from '@kaito-portal/backstage-plugin-kaito-common/capacity';
import {
  eventTime,
  reduceEvent,
  reduceNode,
  reduceNodeClaim,
  reducePod,
  reduceService,
} from '.';

const object = (kind: string, rest: object, metadata: object = {}) =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'x',
      namespace: 'n',
      uid: 'u',
      annotations: { big: 'annotation' },
      managedFields: [{}],
      ...metadata,
    },
    ...rest,
  } as KubeObject);

const gpuPod = object('Pod', {
  spec: {
    nodeName: 'node-1',
    serviceAccountName: 'sa',
    containers: [
      {
        name: 'model',
        env: [{ name: 'HF_TOKEN', value: 'hf_sekret' }],
        args: ['--api-key=sekret'],
        resources: { limits: { 'nvidia.com/gpu': '2' } },
      },
    ],
  },
  status: {
    phase: 'Running',
    podIP: '10.0.0.1',
    containerStatuses: [{ name: 'model', state: { running: {} } }],
  },
});

describe('reducePod', () => {
  it('keeps what capacity and cause need, and no secret', () => {
    const pod = reducePod(gpuPod)!;
    expect(JSON.stringify(pod)).not.toMatch(/sekret|annotation|managedFields/);
    const node = object(
      'Node',
      {
        status: {
          allocatable: { 'nvidia.com/gpu': '4' },
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      { name: 'node-1' },
    );
    const measured = (n: KubeObject, p: KubeObject) =>
      computeCapacity({ nodes: [n], pods: [p] });
    expect(measured(reduceNode(node), pod)).toEqual(measured(node, gpuPod));
    expect(measured(node, gpuPod)[0]).toMatchObject({ held: 2, free: 2 });
  });

  it('leaves out pods that hold no GPU and are not KAITO’s', () => {
    const plain = { spec: { containers: [{ name: 'web' }] } };
    const labelled = (key: string) =>
      reducePod(object('Pod', plain, { labels: { [key]: 'x' } }));
    expect(reducePod(object('Pod', plain))).toBeUndefined();
    expect(labelled('app')).toBeUndefined();
    expect(labelled('kaito.sh/workspace')).toBeDefined();
    expect(labelled('inferenceset.kaito.sh/created-by')).toBeDefined();
    expect(labelled('notkaito.sh/workspace')).toBeUndefined();
  });

  it('keeps pods whose init container or MIG slice holds a GPU', () => {
    const mig = { requests: { 'nvidia.com/mig-1g.10gb': '1' } };
    expect(
      reducePod(
        object('Pod', { spec: { initContainers: [{ resources: mig }] } }),
      ),
    ).toMatchObject({ spec: { initContainers: [{ resources: mig }] } });
  });

  it('survives a pod without anything', () => {
    expect(reducePod(object('Pod', {}))).toBeUndefined();
  });
});

describe('reduceService', () => {
  it('keeps only services of workloads', () => {
    const owned = (kind: string) =>
      reduceService(
        object(
          'Service',
          {
            spec: { ports: [{ port: 80 }], selector: { a: 'b' } },
            status: { loadBalancer: { ingress: [{ ip: '20.1.2.3', x: 1 }] } },
          },
          { ownerReferences: [{ kind, name: 'x' }] },
        ),
      );
    expect(owned('Workspace')).toMatchObject({
      spec: { ports: [{ port: 80 }] },
      status: { loadBalancer: { ingress: [{ ip: '20.1.2.3' }] } },
    });
    expect(owned('Workspace')).not.toHaveProperty('spec.selector');
    expect(owned('MultiRoleInference')).toBeDefined();
    expect(owned('Gateway')).toBeUndefined();
    expect(reduceService(object('Service', {}))).toBeUndefined();
  });
});

describe('reduceEvent', () => {
  const event = (kind: string, type: string, rest: object = {}) =>
    reduceEvent(
      object('Event', { type, involvedObject: { kind, name: 'x' }, ...rest }),
    );

  it.each([
    ['Workspace', 'Normal', true],
    ['NodeClaim', 'Normal', true],
    ['ModelMirror', 'Normal', true],
    ['ScaledObject', 'Normal', false],
    ['Pod', 'Warning', true],
    ['Pod', 'Normal', false],
    ['Node', 'Warning', true],
    ['ConfigMap', 'Warning', false],
  ])('of %s, %s: kept is %s', (kind, type, kept) => {
    expect(event(kind, type) !== undefined).toBe(kept);
  });

  it('bounds the message and knows when it was seen', () => {
    const long = event('Workspace', 'Normal', {
      message: 'x'.repeat(5_000),
      lastTimestamp: null,
      eventTime: '2026-01-01T00:00:00Z',
    }) as any;
    expect(long.message).toHaveLength(1_024);
    expect(eventTime(long)).toBe('2026-01-01T00:00:00Z');
    expect(eventTime(object('Event', {}))).toBe('');
  });
});

describe('reduceNodeClaim and reduceNode', () => {
  it('keep state and drop bulk', () => {
    const claim = reduceNodeClaim(
      object('NodeClaim', {
        spec: { requirements: [{ key: 'k' }], taints: [{}] },
        status: { conditions: [{ type: 'Launched' }], imageID: 'i' },
      }),
    );
    expect(claim).toMatchObject({
      spec: { requirements: [{ key: 'k' }] },
      status: { conditions: [{ type: 'Launched' }] },
    });
    expect(JSON.stringify(claim)).not.toMatch(/taints|imageID|annotation/);
    const node = reduceNode(
      object('Node', {
        spec: { unschedulable: true, podCIDR: 'c' },
        status: {
          images: [{}],
          conditions: [{ type: 'Ready', lastHeartbeatTime: 't' }],
        },
      }),
    );
    expect(node).toMatchObject({ spec: { unschedulable: true } });
    expect(JSON.stringify(node)).not.toMatch(/images|Heartbeat|podCIDR/);
  });
});
