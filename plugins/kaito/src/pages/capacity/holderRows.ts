import type { GpuHolder } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** A line of the table of who holds GPUs: one pod, or all pods of a namespace that are hidden from the viewer. */
export interface HolderRow {
  id: string;
  namespace: string;
  /** Name of the pod, or how many there are. */
  pods: string;
  /** Name of the node, or how many there are. */
  nodes: string;
  gpus: number;
  workload: GpuHolder['workload'];
  owner: string | null;
  /** Pods in this line the viewer may not see; 0 for a line of one visible pod. */
  hiddenPods: number;
}

/** The backend takes the name away from a pod of a deployment the viewer may not see. */
const isHidden = ({ pod }: GpuHolder) => pod === '';

const count = (number: number, word: string) =>
  `${number} ${word}${number === 1 ? '' : 's'}`;

function hiddenRow(
  namespace: string,
  holders: readonly GpuHolder[],
): HolderRow {
  const nodes = new Set(holders.map(({ node }) => node));
  return {
    id: `hidden/${namespace}`,
    namespace,
    pods: count(holders.length, 'pod'),
    nodes: nodes.size === 1 ? [...nodes][0] : count(nodes.size, 'node'),
    gpus: holders.reduce((sum, { gpus }) => sum + gpus, 0),
    workload: null,
    owner: null,
    hiddenPods: holders.length,
  };
}

/** Visible pods as they come, then a line for each namespace with hidden ones. */
export function holderRows(holders: readonly GpuHolder[]): HolderRow[] {
  const hidden = new Map<string, GpuHolder[]>();
  for (const holder of holders.filter(isHidden)) {
    const others = hidden.get(holder.namespace) ?? [];
    hidden.set(holder.namespace, [...others, holder]);
  }
  return [
    ...holders
      .filter(holder => !isHidden(holder))
      .map(({ namespace, pod, node, gpus, workload, owner }) => ({
        id: `pod/${namespace}/${pod}`,
        namespace,
        pods: pod,
        nodes: node,
        gpus,
        workload,
        owner,
        hiddenPods: 0,
      })),
    ...[...hidden].map(([namespace, ofOne]) => hiddenRow(namespace, ofOne)),
  ];
}
