import { findSku } from '../../skus';
import { advice, notChecked, rejected } from '../Finding';
import type { Rule } from '../rule';

const ANNOTATION = 'metadata.annotations["kaito.sh/runtime"]';

/** W31: the transformers runtime knows few models. */
export const transformersModel: Rule = ({ workspace, runtime, model }) => {
  const preset = workspace.inference?.preset;
  return preset &&
    runtime === 'transformers' &&
    !model?.runtimes.includes('transformers')
    ? [
        rejected(
          'W31',
          ANNOTATION,
          `The transformers runtime does not support \`${preset.name}\``,
          'Remove the annotation to use vLLM',
        ),
      ]
    : [];
};

/** W27: the transformers runtime keeps a model on one node. */
export const transformersFits: Rule = ({ workspace, runtime, model }) => {
  const { resource, inference } = workspace;
  if (!inference?.preset || runtime !== 'transformers' || !model) {
    return [];
  }
  const sku = resource?.instanceType && findSku(resource.instanceType);
  if (!sku) {
    return [
      notChecked(
        'W27',
        'resource.instanceType',
        'Whether the model fits on one node cannot be told without a known machine type',
      ),
    ];
  }
  return model.weightsGiB > sku.memoryTotalGiB
    ? [
        rejected(
          'W27',
          'resource.instanceType',
          `The weights take ${model.weightsGiB} GiB, a ${sku.name} has ${sku.memoryTotalGiB} GiB of GPU memory, and the transformers runtime cannot span nodes`,
          'Choose a larger machine type, or remove the runtime annotation to use vLLM',
        ),
      ]
    : [];
};

/** A node count other than the default is ignored by vLLM presets. */
export const countIgnored: Rule = ({ workspace, runtime }) => {
  const count = workspace.resource?.count ?? 1;
  return workspace.inference?.preset && runtime === 'vllm' && count !== 1
    ? [
        advice(
          'COUNT',
          'resource.count',
          'KAITO works out the number of nodes itself for vLLM presets and ignores `count`',
          'Remove `resource.count`',
        ),
      ]
    : [];
};
