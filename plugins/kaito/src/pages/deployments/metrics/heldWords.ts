import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';

const counted = (count: number, thing: string) =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What a deployment keeps from others: "2 GPUs", or its nodes where their GPUs are not known; null when it holds none. */
export function heldWords(
  workload: Pick<Workload, 'instanceType' | 'nodes'>,
): string | null {
  const { instanceType, nodes } = workload;
  if (!nodes.ready) {
    return null;
  }
  const sku = instanceType ? findSku(instanceType) : undefined;
  return sku
    ? counted(nodes.ready * sku.gpuCount, 'GPU')
    : counted(nodes.ready, 'node');
}
