import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { computeCapacity } from '@kaito-portal/backstage-plugin-kaito-common/capacity';
import type { NodeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { offerOfNodes } from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { Candidate, FitQuestion } from './Candidate';
import { judgeOffer } from './judgeOffer';

const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';
const GPU = 'nvidia.com/gpu';

/** Nodes KAITO takes for one kind: it insists on the same GPU, number and memory (W24). */
function groupAlike(nodes: readonly KubeObject[]): NodeObject[][] {
  const groups = new Map<string, NodeObject[]>();
  for (const node of nodes as NodeObject[]) {
    const labels = node.metadata.labels ?? {};
    if (labels['nvidia.com/gpu.product']) {
      const key = [
        labels['nvidia.com/gpu.product'],
        labels['nvidia.com/gpu.count'],
        labels['nvidia.com/gpu.memory'],
        labels[INSTANCE_TYPE],
      ].join('\n');
      groups.set(key, [...(groups.get(key) ?? []), node]);
    }
  }
  return [...groups.values()];
}

/** Whether a node takes new pods and nobody holds any of its GPUs. */
function isFree(node: NodeObject, pods: readonly KubeObject[]): boolean {
  const [row] = computeCapacity({ nodes: [node], pods: [...pods] }).filter(
    ({ resourceName }) => resourceName === GPU,
  );
  return row !== undefined && row.allocatable > 0 && row.held === 0;
}

function judgeGroup(
  question: FitQuestion,
  nodes: NodeObject[],
  podsOf: (node: NodeObject) => readonly KubeObject[],
): Omit<Candidate, 'cluster' | 'asOf' | 'stale'> {
  const labels = nodes[0].metadata.labels ?? {};
  const shared = {
    instanceType: labels[INSTANCE_TYPE] ?? null,
    gpuModel: labels['nvidia.com/gpu.product'] ?? null,
  };
  const found = offerOfNodes(nodes);
  if ('error' in found) {
    const { message, fix } = found.error;
    return {
      ...shared,
      verdict: 'not-checked',
      reason: `${message}. ${fix}.`,
      warnings: [],
      needs: null,
      freeNodes: null,
    };
  }
  const { plan, reason, warnings } = judgeOffer(question, found.offer);
  const freeNodes = nodes.filter(node => isFree(node, podsOf(node))).length;
  if (!plan) {
    return {
      ...shared,
      verdict: 'does-not-fit',
      reason,
      warnings,
      needs: null,
      freeNodes,
    };
  }
  const needs = {
    nodes: plan.nodes,
    gpus: plan.nodes * plan.gpusPerNode,
    basis: 'estimated' as const,
  };
  const few = plan.nodes > nodes.length;
  const busy = freeNodes < plan.nodes ? 'busy' : 'free-now';
  return {
    ...shared,
    verdict: few ? 'does-not-fit' : busy,
    reason: `${reason} ${freeNodes} of ${nodes.length} such nodes ${
      freeNodes === 1 ? 'is' : 'are'
    } free (measured).`,
    warnings,
    needs: few ? null : needs,
    freeNodes,
  };
}

/** A model on each kind of GPU node that is there, where KAITO uses what people bring. */
export function byoCandidates(
  question: FitQuestion,
  objects: { nodes: readonly KubeObject[]; pods: readonly KubeObject[] },
  place: Pick<Candidate, 'cluster' | 'asOf' | 'stale'>,
): Candidate[] {
  const podsByNode = new Map<string, KubeObject[]>();
  for (const pod of objects.pods) {
    const { nodeName } = (pod as { spec?: { nodeName?: string } }).spec ?? {};
    if (nodeName) {
      podsByNode.set(nodeName, [...(podsByNode.get(nodeName) ?? []), pod]);
    }
  }
  const podsOf = (node: NodeObject) => podsByNode.get(node.metadata.name) ?? [];
  return groupAlike(objects.nodes).map(nodes => ({
    ...place,
    ...judgeGroup(question, nodes, podsOf),
  }));
}
