import fc from 'fast-check';
import type { KubeObject } from '../../manifests/types';
import { type RelateTarget, relateObjects } from '.';

type Body = Record<string, unknown>;

function object(
  kind: string,
  name: string,
  labels: Record<string, string> = {},
  body: Body = {},
  metadata: Body = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'search', labels, ...metadata },
    ...body,
  } as KubeObject;
}

/** A cluster-scoped object. */
const wide = (kind: string, name: string, labels = {}, body = {}) =>
  object(kind, name, labels, body, { namespace: undefined });

const ownedBy = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: 'x', kind, name, uid: 'u' }],
});

const gpuProvisioner = (name: string, namespace = 'search') => ({
  'kaito.sh/workspace': name,
  'kaito.sh/workspacenamespace': namespace,
});

function names(target: RelateTarget, objects: KubeObject[]) {
  const { ...related } = relateObjects(
    kind => objects.filter(o => o.kind === kind),
    target,
  );
  return Object.fromEntries(
    Object.entries(related)
      .filter(([, list]) => list.length > 0)
      .map(([key, list]) => [
        key,
        list.map((o: KubeObject) => o.metadata.name),
      ]),
  );
}

const phi = { kind: 'Workspace', name: 'phi', namespace: 'search' };

describe('what belongs to a Workspace', () => {
  it('under gpu-provisioner, and nothing of its neighbours', () => {
    expect(
      names(phi, [
        wide('NodeClaim', 'ws1', gpuProvisioner('phi')),
        wide('NodeClaim', 'ws2', gpuProvisioner('phi', 'other')),
        wide('NodeClaim', 'ws3', gpuProvisioner('other')),
        wide('Node', 'n1', gpuProvisioner('phi')),
        wide('Node', 'n2'),
        object('Pod', 'phi-0', { 'kaito.sh/workspace': 'phi' }),
        object('Pod', 'other-0', { 'kaito.sh/workspace': 'other' }),
        object('StatefulSet', 'phi', {}, {}, ownedBy('Workspace', 'phi')),
        object('StatefulSet', 'phi-db', {}, {}, ownedBy('Database', 'phi')),
        object('Service', 'phi', {}, {}, ownedBy('Workspace', 'phi')),
        object('Service', 'phi-headless', {}, {}, ownedBy('Workspace', 'phi')),
        object('Service', 'web'),
      ]),
    ).toEqual({
      nodeClaims: ['ws1'],
      nodes: ['n1'],
      pods: ['phi-0'],
      statefulSets: ['phi'],
      services: ['phi', 'phi-headless'],
    });
  });

  it('under karpenter, by its labels and its pool', () => {
    const labels = {
      'karpenter.kaito.sh/workspace-name': 'phi',
      'karpenter.kaito.sh/workspace-namespace': 'search',
    };
    const inPool = { 'karpenter.sh/nodepool': 'search-phi' };
    expect(
      names(phi, [
        wide('NodePool', 'search-phi', labels),
        wide('NodePool', 'default'),
        wide('NodeClaim', 'c1', inPool),
        wide('NodeClaim', 'c2', { 'karpenter.sh/nodepool': 'default' }),
        wide('Node', 'n1', inPool),
        wide('Node', 'n2', labels),
      ]),
    ).toEqual({
      nodePools: ['search-phi'],
      nodeClaims: ['c1'],
      nodes: ['n1', 'n2'],
    });
  });

  it('on machines brought by hand: where its pods run and those KAITO lists', () => {
    expect(
      names(phi, [
        object('Workspace', 'phi', {}, { status: { workerNodes: ['n1', 7] } }),
        object(
          'Pod',
          'phi-0',
          { 'kaito.sh/workspace': 'phi' },
          { spec: { nodeName: 'n2' } },
        ),
        wide('Node', 'n1'),
        wide('Node', 'n2'),
        wide('Node', 'n3'),
      ]),
    ).toEqual({ pods: ['phi-0'], nodes: ['n1', 'n2'] });
  });

  it('that tunes: its Job and the pods of it', () => {
    expect(
      names(phi, [
        object('Job', 'phi', {}, {}, ownedBy('Workspace', 'phi')),
        object('Pod', 'phi-x1', {}, {}, ownedBy('Job', 'phi')),
        object('Pod', 'job-x1', {}, {}, ownedBy('Job', 'job')),
      ]),
    ).toEqual({ jobs: ['phi'], pods: ['phi-x1'] });
  });

  it('by name, where owners were left out', () => {
    expect(
      names(phi, [object('Service', 'phi'), object('Service', 'phi-2')]),
    ).toEqual({ services: ['phi'] });
  });
});

describe('what belongs to other kinds', () => {
  const made = (by: string, name: string) => ({
    [`${by}.kaito.sh/created-by`]: name,
  });

  it('an InferenceSet: its replicas and what is theirs', () => {
    expect(
      names({ kind: 'InferenceSet', name: 'set', namespace: 'search' }, [
        object('Workspace', 'set-a', made('inferenceset', 'set')),
        object('Workspace', 'set-b', {}, {}, ownedBy('InferenceSet', 'set')),
        object('Workspace', 'lone'),
        object(
          'Workspace',
          'far',
          made('inferenceset', 'set'),
          {},
          {
            namespace: 'other',
          },
        ),
        object('Pod', 'set-a-0', { 'kaito.sh/workspace': 'set-a' }),
        object('Pod', 'lone-0', { 'kaito.sh/workspace': 'lone' }),
        wide('NodePool', 'p', {
          'karpenter.kaito.sh/inferenceset': 'set',
          'karpenter.kaito.sh/inferenceset-namespace': 'search',
        }),
      ]),
    ).toEqual({
      children: ['set-a', 'set-b'],
      nodePools: ['p'],
      pods: ['set-a-0'],
    });
  });

  it('a MultiRoleInference: its sets, their replicas and what is theirs', () => {
    expect(
      names({ kind: 'MultiRoleInference', name: 'pd', namespace: 'search' }, [
        object('InferenceSet', 'pd-prefill', made('multiroleinference', 'pd')),
        object(
          'InferenceSet',
          'pd-decode',
          {},
          {},
          ownedBy('MultiRoleInference', 'pd'),
        ),
        object('InferenceSet', 'lone'),
        object('Workspace', 'w', made('inferenceset', 'pd-decode')),
        wide('Node', 'n', gpuProvisioner('w')),
      ]),
    ).toEqual({
      children: ['pd-prefill', 'pd-decode', 'w'],
      nodes: ['n'],
    });
  });

  it('a RAGEngine and a ModelMirror', () => {
    expect(
      names({ kind: 'RAGEngine', name: 'rag', namespace: 'search' }, [
        wide('NodeClaim', 'c', {
          'kaito.sh/ragengine': 'rag',
          'kaito.sh/ragenginenamespace': 'search',
        }),
        object('Pod', 'rag-1', { 'kaito.sh/ragengine': 'rag' }),
      ]),
    ).toEqual({ nodeClaims: ['c'], pods: ['rag-1'] });
    const label = { 'kaito.sh/model-mirror-name': 'a1b2c3' };
    expect(
      names({ kind: 'ModelMirror', name: 'a1b2c3' }, [
        object('Job', 'a1b2c3-download-x', label),
        object('Pod', 'p', {}, {}, ownedBy('Job', 'a1b2c3-download-x')),
      ]),
    ).toEqual({ jobs: ['a1b2c3-download-x'], pods: ['p'] });
  });
});

describe('events', () => {
  const event = (name: string, involvedObject: Body) =>
    object('Event', name, {}, { involvedObject });

  it('are about the workload or what belongs to it, in this life of theirs', () => {
    expect(
      names(phi, [
        object(
          'Pod',
          'phi-0',
          { 'kaito.sh/workspace': 'phi' },
          {},
          { uid: 'new' },
        ),
        wide('NodeClaim', 'ws1', gpuProvisioner('phi')),
        wide('Node', 'n1', gpuProvisioner('phi'), {}),
        event('own', { kind: 'Workspace', namespace: 'search', name: 'phi' }),
        event('pod', {
          kind: 'Pod',
          namespace: 'search',
          name: 'phi-0',
          uid: 'new',
        }),
        event('old', {
          kind: 'Pod',
          namespace: 'search',
          name: 'phi-0',
          uid: 'old',
        }),
        event('claim', {
          kind: 'NodeClaim',
          namespace: 'default',
          name: 'ws1',
        }),
        event('node', { kind: 'Node', name: 'n1', uid: 'n1' }),
        event('far', { kind: 'Pod', namespace: 'other', name: 'phi-0' }),
        event('odd', {}),
      ]).events,
    ).toEqual(['own', 'pod', 'claim', 'node']);
  });
});

it('finds the same whatever the order, and each object once', () => {
  const all = [
    wide('NodeClaim', 'ws1', gpuProvisioner('phi')),
    wide('Node', 'n1', gpuProvisioner('phi')),
    wide('Node', 'n2'),
    object('Pod', 'phi-0', { 'kaito.sh/workspace': 'phi' }),
    object('StatefulSet', 'phi'),
    object('Service', 'phi'),
    object('Workspace', 'phi', {}, { status: { workerNodes: ['n1', 'n2'] } }),
  ];
  const sorted = (objects: KubeObject[]) =>
    Object.entries(names(phi, objects))
      .map(([key, list]) => `${key}: ${[...list].sort()}`)
      .sort();
  fc.assert(
    fc.property(
      fc.shuffledSubarray(all, { minLength: all.length }),
      shuffled => {
        expect(sorted(shuffled)).toEqual(sorted(all));
      },
    ),
  );
});
