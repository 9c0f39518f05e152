/** Why there is no size. */
export type SizeErrorCode =
  | 'unknown-model'
  | 'retired-model'
  | 'model-not-in-catalog'
  | 'unknown-sku'
  | 'retired-sku'
  | 'unsupported-sku'
  | 'unusable-sku'
  | 'unknown-mig-profile'
  | 'no-node'
  | 'bad-node-labels'
  | 'bad-partition'
  | 'context-too-long'
  | 'gpu-too-small'
  | 'too-large-for-slice';

/** How a model runs on a kind of node. Estimated. */
export interface Size {
  nodes: number;
  minGpus: number;
  tensorParallel: number;
  dataParallel: number;
  pipelineParallel: number;
}

/** A model that cannot be sized, and why. */
export interface SizeError {
  error: { code: SizeErrorCode; message: string };
}

export type SizeAnswer = Size | SizeError;

export function sizeError(code: SizeErrorCode, message: string): SizeError {
  return { error: { code, message } };
}
