import { readPath, readText } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

/** Labels by which KAITO ties machines to a workload, name then namespace: gpu-provisioner's, then karpenter's. */
const OWNER_LABELS: Record<string, readonly (readonly [string, string])[]> = {
  Workspace: [
    ['kaito.sh/workspace', 'kaito.sh/workspacenamespace'],
    [
      'karpenter.kaito.sh/workspace-name',
      'karpenter.kaito.sh/workspace-namespace',
    ],
  ],
  InferenceSet: [
    [
      'karpenter.kaito.sh/inferenceset',
      'karpenter.kaito.sh/inferenceset-namespace',
    ],
  ],
  RAGEngine: [['kaito.sh/ragengine', 'kaito.sh/ragenginenamespace']],
};

const POOL_LABEL = 'karpenter.sh/nodepool';

function isLabelledFor({ metadata }: KubeObject, owner: RelateTarget) {
  return (OWNER_LABELS[owner.kind] ?? []).some(
    ([name, namespace]) =>
      metadata.labels?.[name] === owner.name &&
      metadata.labels?.[namespace] === owner.namespace,
  );
}

function namesOf(objects: readonly KubeObject[]): Set<string> {
  return new Set(objects.map(({ metadata }) => metadata.name));
}

/** Names of the nodes KAITO counts as a workload's workers; machines brought by hand carry no label of KAITO's. */
function workerNodes(owner: KubeObject): string[] {
  const names = readPath(owner, 'status', 'workerNodes');
  return Array.isArray(names)
    ? names.filter((name): name is string => typeof name === 'string')
    : [];
}

/**
 * NodePools, NodeClaims and Nodes of the owners: by KAITO's labels, by karpenter's pool, by the node a claim or a pod
 * names, and by the workers KAITO lists. `found` are the owners as the cluster holds them.
 */
export function machinesOf(
  objects: ObjectsOfKind,
  owners: readonly RelateTarget[],
  found: readonly KubeObject[],
  pods: readonly KubeObject[],
) {
  const isOurs = (object: KubeObject) =>
    owners.some(owner => isLabelledFor(object, owner));
  const nodePools = objects('NodePool').filter(isOurs);
  const pools = namesOf(nodePools);
  const inPool = ({ metadata }: KubeObject) =>
    pools.has(metadata.labels?.[POOL_LABEL] ?? '');
  const nodeClaims = objects('NodeClaim').filter(
    claim => isOurs(claim) || inPool(claim),
  );
  const named = new Set([
    ...nodeClaims.map(claim => readText(claim, 'status', 'nodeName')),
    ...pods.map(pod => readText(pod, 'spec', 'nodeName')),
    ...found.flatMap(workerNodes),
  ]);
  const nodes = objects('Node').filter(
    node => isOurs(node) || inPool(node) || named.has(node.metadata.name),
  );
  return { nodePools, nodeClaims, nodes };
}
