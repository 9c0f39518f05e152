import { InputError } from '@backstage/errors';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import {
  estimateNodes,
  warnOfSizing,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';

/** What a reviewer wants to know of a request at a glance. Sizes are KAITO's own estimate, not a measurement. */
export interface RequestSummary {
  model: string;
  /** Null when the model is not in KAITO's catalog. */
  licence: string | null;
  licenceClass: string;
  instanceType: string;
  /** GPU model of the machine type; null when the type is not in KAITO's table. */
  gpuModel: string | null;
  /** Estimated; null when it cannot be estimated. */
  nodes: number | null;
  /** Estimated; null when it cannot be estimated. */
  gpus: number | null;
  /** Whether it fits, in words, and what to beware of. */
  fit: string;
}

/**
 * Sums up a model on a machine type.
 * @throws InputError when KAITO could not place the model on it
 */
export function summarise(model: string, instanceType: string): RequestSummary {
  const known = findModel(model);
  const sku = findSku(instanceType);
  const base = {
    model: known?.name ?? model,
    licence: known?.licence ?? null,
    licenceClass: known?.licenceClass ?? 'unknown',
    instanceType: sku?.name ?? instanceType,
    gpuModel: sku?.gpuModel ?? null,
  };
  if (sku && !sku.usable) {
    throw new InputError(
      `instanceType: KAITO cannot use ${sku.name}: ${sku.unusableReason}. Choose another machine type.`,
    );
  }
  if (!known || !sku) {
    const missing = known ? `machine type ${instanceType}` : `model ${model}`;
    return {
      ...base,
      nodes: null,
      gpus: null,
      fit: `Not estimated: the ${missing} is not in KAITO's table.`,
    };
  }
  const estimate = estimateNodes({ model: known, gpus: sku });
  if (!estimate.fits) {
    throw new InputError(
      `instanceType: ${base.model} does not fit on ${base.instanceType}: ${estimate.reason}. Choose a machine type with more GPU memory.`,
    );
  }
  const gpus = estimate.nodes * sku.gpuCount;
  return {
    ...base,
    nodes: estimate.nodes,
    gpus,
    fit: [
      `Fits on ${estimate.nodes} ${
        estimate.nodes === 1 ? 'node' : 'nodes'
      } with ${gpus} × ${sku.gpuModel} (estimated).`,
      ...warnOfSizing({
        model: known,
        gpus: sku,
        gpuModel: sku.gpuModel,
      }).map(({ message, fix }) => `${message}. ${fix}.`),
    ].join(' '),
  };
}
