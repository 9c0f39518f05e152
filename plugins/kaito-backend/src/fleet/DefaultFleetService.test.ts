import {
  capacityViewSchema,
  clusterViewSchema,
  workloadDetailSchema,
  workloadSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import {
  AS_OF,
  object,
  readyWorkspace,
  snapshot,
} from './__testUtils__/snapshot';
import { DefaultFleetService } from './DefaultFleetService';

const OLD = '2026-01-01T09:00:00.000Z';
const fleetOf = (...snapshots: ClusterSnapshot[]) =>
  new DefaultFleetService({ snapshots: () => snapshots });
const ref = (
  name: string,
  kind: 'Workspace' | 'InferenceSet' | 'RAGEngine' = 'Workspace',
) => ({ cluster: 'a', kind, namespace: 'search', name } as const);

describe('clusters', () => {
  it('count workloads and nodes, also of one that is stale', () => {
    const fleet = fleetOf(
      snapshot('a', [
        readyWorkspace('w'),
        object('InferenceSet', 'i'),
        object('Node', 'n'),
      ]),
      { ...snapshot('b'), state: 'unreachable', message: 'No answer.' },
    );
    const [a, b] = fleet.clusters().map(view => clusterViewSchema.parse(view));
    expect(a).toMatchObject({
      name: 'a',
      state: 'live',
      workloads: 2,
      nodes: 1,
    });
    expect(b).toMatchObject({ workloads: 0, message: 'No answer.' });
    expect(fleet.health()).toEqual([
      {
        name: 'a',
        title: 'Cluster a',
        state: 'live',
        message: null,
        asOf: AS_OF,
      },
      expect.objectContaining({ name: 'b', state: 'unreachable' }),
    ]);
  });
});

describe('workloads', () => {
  it('say what serves, where, and how to call it', () => {
    const [workload] = fleetOf(
      snapshot('a', [
        readyWorkspace('phi', {
          metadata: {
            annotations: {
              'kaito-portal.io/request-id': 'r1',
              'kaito-portal.io/requested-by': 'user:default/dana',
              'kaito-portal.io/owner': 'group:default/team-search',
            },
          },
        }),
      ]),
    ).workloads();
    expect(workloadSchema.parse(workload)).toEqual({
      ref: ref('phi'),
      uid: 'uid-phi',
      purpose: 'inference',
      model: {
        name: 'phi-4',
        catalogName: 'microsoft/phi-4',
        licence: expect.any(String),
      },
      phase: expect.objectContaining({ name: 'Ready', severity: 'ok' }),
      instanceType: 'Standard_NC24ads_A100_v4',
      nodes: { target: 1, ready: 1 },
      provenance: expect.objectContaining({
        requestId: 'r1',
        owner: 'group:default/team-search',
      }),
      managed: true,
      endpoint: {
        id: 'a~search~phi',
        servedModel: 'phi-4',
        inClusterUrl: 'http://phi.search.svc.cluster.local/v1',
        ready: true,
      },
      createdAt: '2026-01-01T10:00:00Z',
      asOf: AS_OF,
      stale: false,
    });
  });

  it('keep rows of a kind that is out of step, with their age', () => {
    const [workload] = fleetOf(
      snapshot('a', [readyWorkspace('phi')], {
        Workspace: { state: 'stale', asOf: OLD },
      }),
    ).workloads();
    expect(workload).toMatchObject({ stale: true, asOf: OLD });
  });

  it('do not age because another kind is out of step', () => {
    const [workload] = fleetOf(
      snapshot('a', [readyWorkspace('phi')], {
        Event: { state: 'forbidden', asOf: null },
      }),
    ).workloads();
    expect(workload).toMatchObject({ stale: false, asOf: AS_OF });
  });

  it('read the other kinds and purposes', () => {
    const workloads = fleetOf(
      snapshot('a', [
        object('InferenceSet', 'set', {
          spec: {
            template: {
              resource: { instanceType: 'SKU' },
              inference: { preset: { name: 'some-org/own-model' } },
            },
          },
        }),
        object('RAGEngine', 'rag', {
          spec: { compute: { instanceType: 'CPU' } },
        }),
        object('Workspace', 'tune', { tuning: { preset: { name: 'phi-4' } } }),
        object('Workspace', 'custom', { inference: { template: {} } }),
      ]),
    ).workloads();
    const byName = Object.fromEntries(workloads.map(w => [w.ref.name, w]));
    workloads.forEach(workload => workloadSchema.parse(workload));
    expect(byName.set).toMatchObject({
      purpose: 'inference',
      instanceType: 'SKU',
      model: { name: 'some-org/own-model', catalogName: null, licence: null },
      // Its replicas have the nodes: none listed is not none there.
      nodes: { target: null, ready: null },
      // Its replicas have the Services.
      endpoint: { id: 'a~search~set~InferenceSet', inClusterUrl: null },
    });
    expect(byName.rag).toMatchObject({
      purpose: 'rag',
      model: null,
      instanceType: 'CPU',
      endpoint: { id: 'a~search~rag~RAGEngine', servedModel: null },
    });
    expect(byName.tune).toMatchObject({ purpose: 'tuning', endpoint: null });
    expect(byName.custom).toMatchObject({
      model: null,
      managed: false,
      endpoint: { ready: false, servedModel: null },
      nodes: { target: null, ready: 0 },
    });
  });
});

describe('one workload', () => {
  const pod = (name: string, labels: object, rest: object = {}) =>
    object('Pod', name, { metadata: { labels }, ...rest });
  const event = (name: string, involvedObject: object, lastTimestamp: string) =>
    object('Event', name, {
      type: 'Warning',
      reason: 'R',
      message: name,
      involvedObject,
      lastTimestamp,
    });
  const ownedBy = (name: string) => ({
    'kaito.sh/workspace': name,
    'kaito.sh/workspacenamespace': 'search',
  });

  it('is undefined when there is none', () => {
    expect(fleetOf(snapshot('a')).workload(ref('x'))).toBeUndefined();
    expect(
      fleetOf(snapshot('a', [readyWorkspace('x')])).workload({
        ...ref('x'),
        cluster: 'b',
      }),
    ).toBeUndefined();
  });

  it('has what belongs to it and nothing of its neighbours', () => {
    const detail = fleetOf(
      snapshot('a', [
        readyWorkspace('phi'),
        readyWorkspace('phi', { metadata: { namespace: 'other', uid: 'o' } }),
        object('NodeClaim', 'ws1', {
          metadata: { namespace: undefined, labels: ownedBy('phi') },
        }),
        object('NodeClaim', 'ws2', {
          metadata: {
            labels: {
              ...ownedBy('phi'),
              'kaito.sh/workspacenamespace': 'other',
            },
          },
        }),
        object('Node', 'node-1', { metadata: { labels: ownedBy('phi') } }),
        object('Node', 'node-2', { metadata: { labels: {} } }),
        pod('phi-0', { 'kaito.sh/workspace': 'phi' }),
        pod('other-0', { 'kaito.sh/workspace': 'other' }),
        object('Pod', 'phi-0', {
          metadata: {
            namespace: 'other',
            labels: { 'kaito.sh/workspace': 'phi' },
          },
        }),
        event(
          'e1',
          { kind: 'Pod', namespace: 'search', name: 'phi-0' },
          '2026-01-01T10:00:00Z',
        ),
        event(
          'e2',
          { kind: 'Workspace', namespace: 'search', name: 'phi' },
          '2026-01-01T11:00:00Z',
        ),
        event(
          'e3',
          { kind: 'NodeClaim', namespace: 'default', name: 'ws1' },
          '2026-01-01T09:00:00Z',
        ),
        event(
          'e4',
          { kind: 'Pod', namespace: 'other', name: 'phi-0' },
          '2026-01-01T12:00:00Z',
        ),
      ]),
    ).workload(ref('phi'));
    expect(
      workloadDetailSchema
        .parse(detail)
        .related.map(r => `${r.kind}/${r.name}`),
    ).toEqual(['NodeClaim/ws1', 'Node/node-1', 'Pod/phi-0']);
    expect(detail?.events.map(e => e.message)).toEqual(['e2', 'e1', 'e3']);
    expect(detail?.conditions).toEqual([
      expect.objectContaining({ type: 'WorkspaceSucceeded', status: 'True' }),
    ]);
    expect(detail?.manifest).toMatchObject({ kind: 'Workspace' });
    expect(detail?.cause).toBeNull();
  });

  it('shows what brings it from Git, leads to it and runs it, outermost first', () => {
    const owned = {
      metadata: { ownerReferences: [{ kind: 'Workspace', name: 'phi' }] },
    };
    const detail = fleetOf(
      snapshot('a', [
        object('StatefulSet', 'phi', {
          ...owned,
          spec: { replicas: 1 },
          status: { readyReplicas: 1 },
        }),
        object('Service', 'phi', owned),
        object('HTTPRoute', 'llm', {
          spec: { rules: [{ backendRefs: [{ name: 'phi' }] }] },
        }),
        object('Kustomization', 'apps', { metadata: { namespace: 'flux' } }),
        object('Kustomization', 'infra', { metadata: { namespace: 'flux' } }),
        readyWorkspace('phi', {
          metadata: {
            labels: {
              'kustomize.toolkit.fluxcd.io/name': 'apps',
              'kustomize.toolkit.fluxcd.io/namespace': 'flux',
            },
          },
        }),
      ]),
    ).workload(ref('phi'));
    expect(detail?.related.map(r => [r.kind, r.name, r.state])).toEqual([
      ['Kustomization', 'flux/apps', 'Unknown'],
      ['HTTPRoute', 'llm', 'Pending'],
      ['StatefulSet', 'phi', '1/1 ready'],
    ]);
  });

  it('finds karpenter nodes by karpenter’s labels', () => {
    const labels = {
      'karpenter.kaito.sh/workspace-name': 'phi',
      'karpenter.kaito.sh/workspace-namespace': 'search',
    };
    const detail = fleetOf(
      snapshot('a', [
        readyWorkspace('phi'),
        object('Node', 'n', { metadata: { labels } }),
      ]),
    ).workload(ref('phi'));
    expect(detail?.related.map(r => r.name)).toEqual(['n']);
  });

  it('of an InferenceSet has its replicas and what is theirs', () => {
    const detail = fleetOf(
      snapshot('a', [
        object('InferenceSet', 'set'),
        readyWorkspace('set-x1', {
          metadata: { labels: { 'inferenceset.kaito.sh/created-by': 'set' } },
        }),
        readyWorkspace('lone'),
        pod('set-x1-0', { 'kaito.sh/workspace': 'set-x1' }),
        pod('lone-0', { 'kaito.sh/workspace': 'lone' }),
      ]),
    ).workload(ref('set', 'InferenceSet'));
    expect(detail?.related.map(r => [r.name, r.state])).toEqual([
      ['set-x1', 'Ready'],
      ['set-x1-0', 'Unknown'],
    ]);
  });

  it('names the cause that its pod shows, in a sentence', () => {
    const detail = fleetOf(
      snapshot('a', [
        readyWorkspace('phi', { status: {} }),
        pod(
          'phi-0',
          { 'kaito.sh/workspace': 'phi' },
          {
            status: {
              phase: 'Pending',
              containerStatuses: [
                {
                  name: 'phi',
                  state: {
                    waiting: {
                      reason: 'ImagePullBackOff',
                      message: 'no such image',
                    },
                  },
                },
              ],
            },
          },
        ),
      ]),
    ).workload(ref('phi'));
    expect(detail?.cause).toMatchObject({
      object: 'Pod/phi-0',
      summary: expect.stringMatching(/image/),
      evidence: expect.stringContaining('no such image'),
    });
    expect(detail?.related[0]).toMatchObject({
      state: 'ImagePullBackOff',
      ready: false,
    });
    expect(workloadDetailSchema.parse(detail)).toMatchObject({
      causeChain: [{ layer: 'pod', code: 'image-pull' }],
      timeline: expect.arrayContaining([
        expect.objectContaining({ stage: 'planned', state: 'current' }),
      ]),
    });
  });
});

describe('capacity', () => {
  const node = object('Node', 'n', {
    metadata: {
      labels: {
        'node.kubernetes.io/instance-type': 'Standard_NC24ads_A100_v4',
      },
    },
    status: {
      allocatable: { 'nvidia.com/gpu': '4' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });
  const holding = (name: string, workspace: string) =>
    object('Pod', name, {
      metadata: { labels: { 'kaito.sh/workspace': workspace } },
      spec: {
        nodeName: 'n',
        containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' } } }],
      },
    });

  it('says what is free and who holds the rest', () => {
    const [row] = fleetOf(
      snapshot('a', [
        node,
        readyWorkspace('phi', {
          metadata: {
            annotations: { 'kaito-portal.io/owner': 'group:default/x' },
          },
        }),
        holding('phi-0', 'phi'),
        holding('gone-0', 'gone'),
      ]),
    ).capacity();
    expect(capacityViewSchema.parse(row)).toMatchObject({
      cluster: 'a',
      allocatable: 4,
      held: 2,
      free: 2,
      basis: 'measured',
      stale: false,
      asOf: AS_OF,
      holders: [
        { pod: 'phi-0', workload: ref('phi'), owner: 'group:default/x' },
        { pod: 'gone-0', workload: null, owner: null },
      ],
    });
  });

  it('is stale when nodes or pods are, and only then', () => {
    const stale = (kind: 'Node' | 'Pod' | 'Workspace') =>
      fleetOf(
        snapshot('a', [node], { [kind]: { state: 'stale', asOf: OLD } }),
      ).capacity()[0].stale;
    expect([stale('Node'), stale('Pod'), stale('Workspace')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
