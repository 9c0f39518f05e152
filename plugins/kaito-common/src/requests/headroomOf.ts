import { findModel } from '../models';
import { readPath, readText } from '../manifests';
import { estimateNodes, largestContextOn, measureHeadroom } from '../sizing';
import { findSku } from '../skus';
import type { DeploymentRequest } from './DeploymentRequest';

/** How much is left on the machines of a request. Estimated. */
export interface RequestHeadroom {
  /** Of the memory KAITO lets the weights use on a GPU, 0 to 1 and above. */
  usedShare: number;
  /** So little is left that a model often fails to start. */
  tight: boolean;
  /** Most tokens of context for which KAITO plans no more nodes; null when there is none. */
  longestContext: number | null;
}

/** What is left where a model is served on machines of one type; null where that cannot be estimated. */
export function headroomOf({
  kind,
  fields,
}: DeploymentRequest): RequestHeadroom | null {
  const model = findModel(readText(fields, 'model') ?? '');
  const sku = findSku(readText(fields, 'instanceType') ?? '');
  if ((kind !== 'Workspace' && kind !== 'InferenceSet') || !model || !sku) {
    return null;
  }
  const tokens = Number(
    readPath(fields, 'inferenceConfig', 'vllm', 'max-model-len'),
  );
  const contextTokens =
    Number.isSafeInteger(tokens) && tokens > 0 ? tokens : undefined;
  const plan = estimateNodes({ model, gpus: sku, contextTokens });
  if (!sku.usable || !plan.fits) {
    return null;
  }
  const { usedShare, tight } = measureHeadroom(plan);
  return {
    usedShare,
    tight,
    longestContext: largestContextOn(plan.nodes, { model, gpus: sku }),
  };
}
