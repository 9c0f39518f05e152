import { estimateNodes } from '../../sizing';
import { findSku } from '../../skus';
import { ineffective } from '../Finding';
import type { Rule } from '../rule';
import { configuredContext } from './inferenceConfig';

/** A model and context no number of such machines can serve: admitted, then never planned. */
export const plannable: Rule = subject => {
  const { workspace, runtime, model, context } = subject;
  const { resource, inference } = workspace;
  const sku = resource?.instanceType && findSku(resource.instanceType);
  const planned =
    inference?.preset &&
    runtime === 'vllm' &&
    context.provisioner !== 'byo' &&
    !resource?.partition;
  if (!planned || !sku || !model) {
    return [];
  }
  const estimate = estimateNodes({
    model,
    gpus: sku,
    contextTokens: configuredContext(subject),
  });
  return estimate.fits
    ? []
    : [
        ineffective(
          'SIZING',
          'resource.instanceType',
          `KAITO admits this, but ${model.name} cannot be planned on ${sku.name}: ${estimate.reason}`,
          'Choose a machine type with more memory per GPU, or a smaller max-model-len',
        ),
      ];
};
