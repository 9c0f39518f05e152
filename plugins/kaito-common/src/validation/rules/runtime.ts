import { listModels } from '../../models';
import { findSku } from '../../skus';
import { advice, notChecked, rejected } from '../Finding';
import { gpuMemoryGiB, matchingNodes } from '../gpuNodes';
import { mayBeByHand, type Rule, type Subject } from '../rule';

const ANNOTATION = 'metadata.annotations["kaito.sh/runtime"]';

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

/** KAITO tells the models of this runtime by the last part of their names, whoever publishes them. */
const TRANSFORMERS = new Set(
  listModels()
    .filter(({ runtimes }) => runtimes.includes('transformers'))
    .map(({ name }) => shortName(name)),
);

/** W31: the transformers runtime knows few models. */
export const transformersModel: Rule = ({ workspace, runtime, model }) => {
  const preset = workspace.inference?.preset;
  return preset &&
    runtime === 'transformers' &&
    !TRANSFORMERS.has(shortName(model?.name ?? preset.name))
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

/** GPU memory of one node and where its size is decided; undefined when it is not known. */
function oneNode(subject: Subject) {
  const { resource } = subject.workspace;
  if (mayBeByHand(subject)) {
    const nodes = subject.context.nodes ?? [];
    const [first] = matchingNodes(nodes, resource?.labelSelector);
    const gib = first && gpuMemoryGiB(first);
    return gib
      ? { gib, name: first.metadata.name, path: 'resource.labelSelector' }
      : undefined;
  }
  const sku = resource?.instanceType && findSku(resource.instanceType);
  return sku
    ? {
        gib: sku.memoryTotalGiB,
        name: sku.name,
        path: 'resource.instanceType',
      }
    : undefined;
}

/** W27: the transformers runtime keeps a model on one node. */
export const transformersFits: Rule = subject => {
  const { workspace, runtime, model } = subject;
  if (!workspace.inference?.preset || runtime !== 'transformers') {
    return [];
  }
  const node = oneNode(subject);
  if (!node || !model) {
    return [
      notChecked(
        'W27',
        'resource.instanceType',
        'Whether the model fits on one node cannot be told without a model of the catalog and a known machine type or node',
      ),
    ];
  }
  return model.weightsGiB > node.gib
    ? [
        rejected(
          'W27',
          node.path,
          `The weights take ${model.weightsGiB} GiB, ${node.name} has ${node.gib} GiB of GPU memory, and the transformers runtime cannot span nodes`,
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
