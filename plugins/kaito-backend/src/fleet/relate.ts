import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import type { WatchedKindName } from '../watch/kinds';

/** What belongs to one workload. */
export interface RelatedObjects {
  children: KubeObject[];
  nodeClaims: KubeObject[];
  nodes: KubeObject[];
  pods: KubeObject[];
  events: KubeObject[];
}

type Target = Omit<WorkloadRef, 'cluster'>;

const CREATED_BY = 'inferenceset.kaito.sh/created-by';

/** Labels by which KAITO ties NodeClaims and Nodes to their owner: gpu-provisioner's, then karpenter's. */
const OWNER_LABELS: Record<string, readonly (readonly [string, string])[]> = {
  Workspace: [
    ['kaito.sh/workspace', 'kaito.sh/workspacenamespace'],
    [
      'karpenter.kaito.sh/workspace-name',
      'karpenter.kaito.sh/workspace-namespace',
    ],
  ],
  RAGEngine: [['kaito.sh/ragengine', 'kaito.sh/ragenginenamespace']],
  InferenceSet: [],
};

const POD_LABELS: Record<string, string> = {
  Workspace: 'kaito.sh/workspace',
  RAGEngine: 'kaito.sh/ragengine',
};

type Belongs = (object: KubeObject, owner: Target) => boolean;

const labelledFor: Belongs = ({ metadata }, owner) =>
  (OWNER_LABELS[owner.kind] ?? []).some(
    ([name, namespace]) =>
      metadata.labels?.[name] === owner.name &&
      metadata.labels?.[namespace] === owner.namespace,
  );

const isPodOf: Belongs = ({ metadata }, owner) => {
  const label = POD_LABELS[owner.kind];
  return (
    label !== undefined &&
    metadata.namespace === owner.namespace &&
    metadata.labels?.[label] === owner.name
  );
};

/** Finds what belongs to a workload: its child Workspaces, node claims, nodes, pods and the events about all of them. */
export function relate(
  snapshot: Pick<ClusterSnapshot, 'objects'>,
  target: Target,
): RelatedObjects {
  const children =
    target.kind === 'InferenceSet'
      ? inNamespace(snapshot.objects('Workspace'), target.namespace).filter(
          object => object.metadata.labels?.[CREATED_BY] === target.name,
        )
      : [];
  const owners: Target[] = [
    target,
    ...children.map(child => ({
      kind: 'Workspace' as const,
      namespace: target.namespace,
      name: child.metadata.name,
    })),
  ];
  const ofOwners = (kind: WatchedKindName, belongs: Belongs) =>
    snapshot
      .objects(kind)
      .filter(object => owners.some(owner => belongs(object, owner)));

  const nodeClaims = ofOwners('NodeClaim', labelledFor);
  const nodes = ofOwners('Node', labelledFor);
  const pods = ofOwners('Pod', isPodOf);
  const about = new Set(
    [
      ...owners.map(({ kind, namespace, name }) => [kind, namespace, name]),
      ...pods.map(pod => ['Pod', target.namespace, pod.metadata.name]),
      ...nodeClaims.map(claim => ['NodeClaim', '', claim.metadata.name]),
      ...nodes.map(node => ['Node', '', node.metadata.name]),
    ].map(parts => parts.join('/')),
  );
  const events = snapshot.objects('Event').filter(event => {
    const { kind = '', namespace = '', name = '' } = involved(event);
    const scope = kind === 'NodeClaim' || kind === 'Node' ? '' : namespace;
    return about.has([kind, scope, name].join('/'));
  });
  return { children, nodeClaims, nodes, pods, events };
}

function inNamespace(objects: KubeObject[], namespace: string) {
  return objects.filter(object => object.metadata.namespace === namespace);
}

function involved(event: KubeObject) {
  return (
    (
      event as KubeObject & {
        involvedObject?: { kind?: string; namespace?: string; name?: string };
      }
    ).involvedObject ?? {}
  );
}
