import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  estimateNodes,
  type SizingTerms,
  warnOfSizing,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import {
  listSkus,
  type GpuSku,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';

/** Whether and how a model runs on a machine type, by KAITO's own arithmetic. */
export interface Placement {
  sku: GpuSku;
  /** Machines it takes; null when it does not run there. */
  nodes: number | null;
  /** Why: the arithmetic, or what stands against it. */
  explanation: string;
  /** What to beware of where it runs, a sentence each. */
  warnings: string[];
}

const GIB = 2 ** 30;
const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

function arithmetic(minGpus: number, terms: SizingTerms): string {
  return `Loaded weights take ${gib(terms.loadedBytes)}; each GPU leaves ${gib(
    terms.usableBytes,
  )} for them after overhead and a context of ${
    terms.contextTokens
  } tokens: ${minGpus} ${minGpus === 1 ? 'GPU' : 'GPUs'}.`;
}

/** A model on one machine type. */
export function placeOn(sku: GpuSku, model: ModelView): Placement {
  if (!sku.usable) {
    return {
      sku,
      nodes: null,
      explanation: sku.unusableReason ?? 'KAITO cannot use this machine type',
      warnings: [],
    };
  }
  const result = estimateNodes({ model, gpus: sku });
  return result.fits
    ? {
        sku,
        nodes: result.nodes,
        explanation: arithmetic(result.minGpus, result.explain),
        warnings: warnOfSizing({
          model,
          gpus: sku,
          gpuModel: sku.gpuModel,
        }).map(({ message }) => `${message}.`),
      }
    : { sku, nodes: null, explanation: result.reason, warnings: [] };
}

/** The model on every machine type KAITO knows: fewest machines first, then least GPU memory; what does not run is last. */
export function placements(model: ModelView, cloud?: SkuCloud): Placement[] {
  return listSkus(cloud)
    .map(sku => placeOn(sku, model))
    .sort(
      (a, b) =>
        (a.nodes ?? Infinity) - (b.nodes ?? Infinity) ||
        a.sku.memoryTotalGiB - b.sku.memoryTotalGiB ||
        a.sku.name.localeCompare(b.sku.name),
    );
}

/** The smallest Azure machine a model runs on, with the fewest of them; undefined when none will do. */
export function smallestPlacement(model: ModelView): Placement | undefined {
  const [first] = placements(model, 'azure');
  return first?.nodes ? first : undefined;
}
