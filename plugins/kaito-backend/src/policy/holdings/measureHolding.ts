import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { computeCapacity } from '@kaito-portal/backstage-plugin-kaito-common/capacity';
import { instanceTypesOf } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { Figure } from '../PolicyQuestion';

type Status = {
  status?: { targetNodeCount?: number; workerNodes?: string[] };
};

/** What one workload has: nodes KAITO wants or already counts, and the GPUs in them. */
export interface Measured {
  instanceType: string | null;
  nodes: Figure;
  gpus: Figure;
}

const known = (value: number): Figure => ({ known: true, value });

function nodesOf(object: KubeObject): Figure {
  const { targetNodeCount, workerNodes = [] } = (object as Status).status ?? {};
  return targetNodeCount === undefined && workerNodes.length === 0
    ? {
        known: false,
        reason: `KAITO has not planned the nodes of ${object.metadata.namespace}/${object.metadata.name} yet.`,
      }
    : known(Math.max(targetNodeCount ?? 0, workerNodes.length));
}

/** GPUs the pods of a workload hold, where its machines say nothing of them. */
function heldByPods(snapshot: ClusterSnapshot, object: KubeObject): Figure {
  const missing = snapshot.kinds.find(
    ({ kind, state }) => ['Node', 'Pod'].includes(kind) && state !== 'synced',
  );
  if (missing) {
    return {
      known: false,
      reason: `the portal does not know the ${missing.kind}s of ${snapshot.name} at the moment.`,
    };
  }
  const holders = computeCapacity({
    nodes: snapshot.objects('Node'),
    pods: snapshot.objects('Pod'),
  }).flatMap(row => row.holders);
  const { namespace, name } = object.metadata;
  return known(
    holders
      .filter(
        holder =>
          holder.namespace === namespace && holder.workloadName === name,
      )
      .reduce((sum, { gpus }) => sum + gpus, 0),
  );
}

/** Measures what a Workspace or RAGEngine has in its cluster. */
export function measureHolding(
  snapshot: ClusterSnapshot,
  object: KubeObject,
): Measured {
  const [instanceType = null] = instanceTypesOf(object);
  // An engine that embeds on a CPU, or elsewhere, has no machines of its own.
  const isPlanned = object.kind === 'Workspace' || instanceType !== null;
  const nodes = isPlanned ? nodesOf(object) : known(0);
  const sku = instanceType === null ? undefined : findSku(instanceType);
  if (!sku) {
    return { instanceType, nodes, gpus: heldByPods(snapshot, object) };
  }
  return {
    instanceType: sku.name,
    nodes,
    gpus: nodes.known ? known(nodes.value * sku.gpuCount) : nodes,
  };
}
