import { findSku } from '../../skus';
import { gpuMemoryGiB, matchingNodes } from '../gpuNodes';
import { type Finding, notChecked, rejected } from '../Finding';
import {
  bypassesMemoryChecks,
  mayBeByHand,
  type Rule,
  type Subject,
} from '../rule';

function tooSmall(weightsGiB: number, totalGiB: number, path: string) {
  return weightsGiB > totalGiB
    ? [
        rejected(
          'W26',
          path,
          `The weights take ${weightsGiB} GiB, all nodes together have ${totalGiB} GiB of GPU memory`,
          'Choose a smaller model or more GPU memory',
        ),
      ]
    : [];
}

function byHand(weightsGiB: number, { workspace, context }: Subject) {
  const path = 'resource.labelSelector';
  if (!context.nodes || !context.provisioner) {
    return [
      notChecked(
        'W26',
        path,
        'Whether the GPU memory of the selected nodes holds the model is not known here',
      ),
    ];
  }
  const { labelSelector } = workspace.resource ?? {};
  const memory = matchingNodes(context.nodes, labelSelector).map(gpuMemoryGiB);
  // No node and unreadable labels are W22 and W23.
  return memory.length === 0 || memory.includes(null)
    ? []
    : tooSmall(
        weightsGiB,
        memory.reduce<number>((sum, gib) => sum + (gib ?? 0), 0),
        path,
      );
}

/**
 * W26: all nodes together must hold the weights. KAITO asks this of nodes brought by hand and of the transformers
 * runtime, not of vLLM on nodes it provisions; an annotation bypasses it.
 */
export const totalMemory: Rule = (subject): Finding[] => {
  const { workspace, runtime, model, annotations } = subject;
  const { resource, inference } = workspace;
  const byNodes = mayBeByHand(subject);
  const asked =
    inference?.preset &&
    (byNodes || runtime === 'transformers') &&
    !bypassesMemoryChecks(annotations);
  if (!asked) {
    return [];
  }
  if (!model) {
    return [
      notChecked(
        'W26',
        'inference.preset.name',
        'Whether all nodes together hold the weights is not known here: the model is not in the catalog',
      ),
    ];
  }
  if (byNodes) {
    return byHand(model.weightsGiB, subject);
  }
  const sku = resource?.instanceType && findSku(resource.instanceType);
  return sku
    ? tooSmall(
        model.weightsGiB,
        sku.memoryTotalGiB * (resource?.count ?? 1),
        'resource.instanceType',
      )
    : [];
};
