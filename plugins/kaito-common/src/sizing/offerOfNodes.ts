import type { NodeObject } from '../manifests/cluster';
import { type GpuOfferResult, noOffer } from './GpuOffer';

const MIB_PER_GIB = 1024;
const DISCOVERY =
  'Install NVIDIA GPU Feature Discovery on the nodes, or set the label';
const PRODUCT = 'nvidia.com/gpu.product';
const COUNT = 'nvidia.com/gpu.count';
const MEMORY = 'nvidia.com/gpu.memory';

function isReady({ metadata, status }: NodeObject): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    (status?.conditions ?? []).some(
      ({ type, status: state }) => type === 'Ready' && state === 'True',
    )
  );
}

function badLabel(node: string, label: string, value: string | undefined) {
  return noOffer(
    'bad-node-labels',
    label,
    value === undefined
      ? `The node ${node} has no label ${label}`
      : `The label ${label} of the node ${node} is \`${value}\`, not a whole number above 0`,
    DISCOVERY,
  );
}

/** Whether the GPUs of a node are cut into slices of one size (MIG, strategy single). */
function isSliced(labels: Record<string, string>): boolean {
  const layout = labels['nvidia.com/mig.config'];
  return (
    layout !== undefined &&
    layout !== 'all-disabled' &&
    labels['nvidia.com/mig.config.state'] === 'success'
  );
}

/**
 * GPUs of nodes brought by hand, as KAITO reads them off the first Ready one: `nvidia.com/gpu.product`, `.count`, and
 * `.memory` in MiB per GPU, rounded to GiB (W22, W23). Under MIG's strategy single the slices count as GPUs and the
 * model stays on one node. `nodes` are those the selector finds, in the API server's order.
 */
export function offerOfNodes(nodes: readonly NodeObject[]): GpuOfferResult {
  const node = nodes.find(isReady);
  if (!node) {
    return noOffer(
      'no-ready-node',
      'resource.labelSelector',
      nodes.length === 0
        ? 'No node matches the selector'
        : `None of the ${nodes.length} nodes that match the selector is Ready`,
      'Label a Ready GPU node, or change the selector',
    );
  }
  const { name, labels = {} } = node.metadata;
  const number = (label: string) =>
    /^\d+$/.test(labels[label] ?? '') ? Number(labels[label]) : 0;
  const bad = [COUNT, MEMORY].find(label => number(label) < 1);
  if (!labels[PRODUCT] || bad) {
    const label = labels[PRODUCT] ? bad! : PRODUCT;
    return badLabel(name, label, labels[label] || undefined);
  }
  return {
    offer: {
      source: 'node-labels',
      name,
      gpuModel: labels[PRODUCT],
      gpuCount: number(COUNT),
      memoryTotalGiB: number(COUNT) * Math.round(number(MEMORY) / MIB_PER_GIB),
      singleNode: isSliced(labels),
    },
  };
}
