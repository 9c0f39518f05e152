import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { estimateNodes } from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { GpuSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { ValueOption } from './ValueCombobox';

/** Whether a machine type can carry a model, and on how many nodes. `unknown` without a model to size. */
export type Fit =
  | { kind: 'unknown' }
  | { kind: 'fits'; nodes: number }
  | { kind: 'unfit'; reason: string };

/** Sizes a model for a machine type by KAITO's own formula. */
export function fitOf(sku: GpuSku, model: CatalogModel | undefined): Fit {
  if (!sku.usable) {
    return {
      kind: 'unfit',
      reason: sku.unusableReason ?? 'KAITO cannot use it',
    };
  }
  if (!model) {
    return { kind: 'unknown' };
  }
  const estimate = estimateNodes({ model, gpus: sku });
  return estimate.fits
    ? { kind: 'fits', nodes: estimate.nodes }
    : { kind: 'unfit', reason: estimate.reason };
}

const nodeWords = (nodes: number) =>
  nodes === 1 ? '1 node' : `${nodes} nodes`;

function fitWords(fit: Fit): string[] {
  switch (fit.kind) {
    case 'fits':
      return [`needs ${nodeWords(fit.nodes)}, estimated`];
    case 'unfit':
      return [`does not fit: ${fit.reason}`];
    default:
      return [];
  }
}

/** A machine type in one line. */
export function describeSku(sku: GpuSku, fit: Fit): string {
  return [
    `${sku.gpuCount} × ${sku.gpuModel}`,
    `${sku.memoryTotalGiB} GiB GPU memory`,
    ...fitWords(fit),
  ].join(' · ');
}

const rank = (fit: Fit) => (fit.kind === 'unfit' ? 1 : 0);
const nodesOf = (fit: Fit) => (fit.kind === 'fits' ? fit.nodes : 0);

/** Machine types to choose from: the smallest that fit on the fewest nodes first, those that do not fit last and not to be picked. */
export function skuOptions(
  skus: readonly GpuSku[],
  model: CatalogModel | undefined,
): ValueOption[] {
  return skus
    .map(sku => ({ sku, fit: fitOf(sku, model) }))
    .sort(
      (a, b) =>
        rank(a.fit) - rank(b.fit) ||
        nodesOf(a.fit) - nodesOf(b.fit) ||
        a.sku.memoryTotalGiB - b.sku.memoryTotalGiB ||
        a.sku.name.localeCompare(b.sku.name),
    )
    .map(({ sku, fit }) => ({
      id: sku.name,
      description: describeSku(sku, fit),
      disabled: fit.kind === 'unfit',
    }));
}
