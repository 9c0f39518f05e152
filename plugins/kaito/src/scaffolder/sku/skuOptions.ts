import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  estimateNodes,
  warnOfSizing,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { GpuSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { CLOUD_WORDS } from '../../components';
import type { ValueOption } from '../form/ValueCombobox';

/** Why a machine type is not one of a form that offers one cloud's only; null when it is, or when the form offers all. */
export function cloudProblem(
  sku: GpuSku | undefined,
  cloud: GpuSku['cloud'] | undefined,
): string | null {
  return sku && cloud && sku.cloud !== cloud
    ? `${sku.name} is a machine type of ${
        CLOUD_WORDS[sku.cloud]
      }; choose one of ${CLOUD_WORDS[cloud]}.`
    : null;
}

/** Whether a machine type can carry a model, and on how many nodes. `unknown` without a model to size. */
export type Fit =
  | { kind: 'unknown' }
  | {
      kind: 'fits';
      nodes: number;
      /** What to beware of, a sentence each. */
      warnings: string[];
    }
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
    ? {
        kind: 'fits',
        nodes: estimate.nodes,
        warnings: warnOfSizing({
          model,
          gpus: sku,
          gpuModel: sku.gpuModel,
        }).map(({ message, fix }) => `${message}. ${fix}.`),
      }
    : { kind: 'unfit', reason: estimate.reason };
}

const nodeWords = (nodes: number) =>
  nodes === 1 ? '1 node' : `${nodes} nodes`;

function fitWords(fit: Fit): string[] {
  switch (fit.kind) {
    case 'fits':
      return [
        `needs ${nodeWords(fit.nodes)}, estimated`,
        ...(fit.warnings.length > 0 ? ['tight'] : []),
      ];
    case 'unfit':
      return [`does not fit: ${fit.reason}`];
    default:
      return [];
  }
}

/** A machine type in one line. */
export function describeSku(sku: GpuSku, fit: Fit): string {
  return [
    CLOUD_WORDS[sku.cloud],
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
