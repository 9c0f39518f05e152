import type { ApiObject } from '@kaito-portal/sandbox';
import { claimName, node, nodeClaim, nodeName } from './objects/machines';
import { pod, podName, podNamespace } from './objects/pods';
import { TEAMS, workload } from './objects/workloads';

/** How much is in each cluster. */
export interface Content {
  workloads: number;
  nodes: number;
  claims: number;
  pods: number;
}

/** The load this benchmark is about. */
export const FULL: Content = {
  workloads: 200,
  nodes: 20,
  claims: 20,
  pods: 400,
};

/** An object by what a store finds it with. */
export interface Key {
  kind: string;
  name: string;
  namespace?: string;
}

export function sizeOf(content: Content): number {
  return Object.values(content).reduce((sum, count) => sum + count, 0);
}

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Everything that is in a cluster at first. */
export function objectsOf(cluster: string, content: Content): ApiObject[] {
  return [
    ...many(content.workloads, index => workload(cluster, index)),
    ...many(content.nodes, index => node(cluster, index)),
    ...many(content.claims, index => nodeClaim(cluster, index)),
    ...many(content.pods, index => pod(cluster, index, content.nodes)),
  ];
}

const WORKLOAD_KINDS = [
  ...Array<string>(7).fill('Workspace'),
  'InferenceSet',
  'InferenceSet',
  'RAGEngine',
];

export function workloadKey(index: number): Key {
  return {
    kind: WORKLOAD_KINDS[index % 10],
    name: `model-${index}`,
    namespace: `team-${index % TEAMS}`,
  };
}

export const podKey = (index: number): Key => ({
  kind: 'Pod',
  name: podName(index),
  namespace: podNamespace(index),
});

export const nodeKey = (index: number): Key => ({
  kind: 'Node',
  name: nodeName(index),
});

export const claimKey = (index: number): Key => ({
  kind: 'NodeClaim',
  name: claimName(index),
});
