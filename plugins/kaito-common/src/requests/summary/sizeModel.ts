import { findModel } from '../../models';
import { findSku, type GpuSku } from '../../skus';
import {
  estimateNodes,
  formatGiB,
  measureHeadroom,
  type SizingPlan,
  warnOfSizing,
} from '../../sizing';
import { impossible } from '../DeploymentRequestError';
import type { RequestSummary } from './RequestSummary';

/** One model on machines of one type. */
export type ModelSize = Pick<RequestSummary, 'nodes' | 'gpus' | 'fit'> & {
  /** E.g. `Standard_NC24ads_A100_v4 × 1 = 1 NVIDIA A100 GPU (estimated)`. */
  machines: string;
};

/**
 * A machine type of KAITO's table; undefined for one it does not know.
 * @throws DeploymentRequestError, naming `field`, when KAITO could not use it
 */
export function usableSku(
  instanceType: string,
  field = 'instanceType',
): GpuSku | undefined {
  const sku = findSku(instanceType);
  if (sku && !sku.usable) {
    throw impossible(
      field,
      `KAITO cannot use ${sku.name}: ${sku.unusableReason}. Choose another machine type.`,
    );
  }
  return sku;
}

/** Machines in words. `basis` says where the number of nodes comes from. */
export function machinesOf(
  instanceType: string,
  nodes: number,
  basis: 'estimated' | 'configured',
  sku = findSku(instanceType),
): string {
  const name = sku?.name ?? instanceType;
  if (!sku) return `${name} × ${nodes} (${basis}; its GPUs are not known)`;
  const gpus = nodes * sku.gpuCount;
  return `${name} × ${nodes} = ${gpus} ${sku.gpuModel} ${
    gpus === 1 ? 'GPU' : 'GPUs'
  } (${basis})`;
}

/** What the request can be told of the model itself. */
export function modelFacts(model: string) {
  const known = findModel(model);
  return {
    model: known?.name ?? model,
    licence: known?.licence ?? null,
    licenceClass: known?.licenceClass ?? 'unknown',
  };
}

/** How much room the weights leave, where that is no warning by itself. */
function headroomOf(plan: SizingPlan): string[] {
  const { usedShare, freeBytes, tight } = measureHeadroom(plan);
  return tight
    ? []
    : [
        `The weights take ${Math.round(
          usedShare * 100,
        )} % of the GPU memory there is for them, and leave ${formatGiB(
          freeBytes,
        )} on each GPU (estimated).`,
      ];
}

/**
 * Sizes a model on a machine type. `contextTokens` is the context asked for; `field` names the machine type in errors.
 * @throws DeploymentRequestError when KAITO could not place the model on it
 */
export function sizeModel(
  model: string,
  instanceType: string,
  options: { contextTokens?: number; field?: string } = {},
): ModelSize {
  const { contextTokens, field = 'instanceType' } = options;
  const known = findModel(model);
  const sku = usableSku(instanceType, field);
  if (!known || !sku) {
    const missing = known ? `machine type ${instanceType}` : `model ${model}`;
    return {
      nodes: null,
      gpus: null,
      machines: `${sku?.name ?? instanceType} (number of nodes not estimated)`,
      fit: `Not estimated: the ${missing} is not in KAITO's table.`,
    };
  }
  const estimate = estimateNodes({ model: known, gpus: sku, contextTokens });
  if (!estimate.fits) {
    throw impossible(
      field,
      `${known.name} does not fit on ${sku.name}: ${estimate.reason}. Choose a machine type with more GPU memory.`,
    );
  }
  const { nodes } = estimate;
  const gpus = nodes * sku.gpuCount;
  const warnings = warnOfSizing({
    model: known,
    gpus: sku,
    gpuModel: sku.gpuModel,
    contextTokens,
  });
  return {
    nodes,
    gpus,
    machines: machinesOf(sku.name, nodes, 'estimated', sku),
    fit: [
      `Fits on ${nodes} ${nodes === 1 ? 'node' : 'nodes'} with ${gpus} × ${
        sku.gpuModel
      } (estimated).`,
      ...headroomOf(estimate),
      ...warnings.map(({ message, fix }) => `${message}. ${fix}.`),
    ].join(' '),
  };
}
