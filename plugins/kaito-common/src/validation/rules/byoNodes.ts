import type { KubeObject } from '../../manifests/types';
import { type Finding, notChecked, rejected } from '../Finding';
import { mayBeByHand, type Rule } from '../rule';
import { GPU_LABELS, gpuLabelsOf, matchingNodes } from '../gpuNodes';

const PATH = 'resource.labelSelector';

function nodeFindings(matching: KubeObject[]): Finding[] {
  const unlabelled = matching.find(node => gpuLabelsOf(node) === null);
  if (unlabelled) {
    return [
      rejected(
        'W23',
        PATH,
        `The node ${
          unlabelled.metadata.name
        } lacks a readable ${GPU_LABELS.join(', ')}`,
        'Install NVIDIA GPU Feature Discovery on the nodes',
      ),
    ];
  }
  const kinds = new Set(matching.map(node => gpuLabelsOf(node)!.join('/')));
  return kinds.size > 1
    ? [
        rejected(
          'W24',
          PATH,
          `The matching nodes differ in their GPUs: ${[...kinds].join(', ')}`,
          'Select nodes of one kind only',
        ),
      ]
    : [];
}

/** W22–W24: with nodes brought by hand, the selector must find labelled nodes of one kind. */
export const byoNodes: Rule = subject => {
  const { workspace, context } = subject;
  const { resource, inference } = workspace;
  if (!mayBeByHand(subject) || !inference?.preset) {
    return [];
  }
  if (!context.nodes || !context.provisioner) {
    return [
      notChecked(
        'W22',
        PATH,
        'Which nodes the selector finds, should they be brought by hand, and whether their GPU labels are complete and alike (W22–W24) is not known here',
      ),
    ];
  }
  const matching = matchingNodes(context.nodes, resource?.labelSelector);
  if (matching.length === 0 && !resource?.partition) {
    return [
      rejected(
        'W22',
        PATH,
        'No node of the cluster carries these labels',
        'Label the nodes, or change the selector',
      ),
    ];
  }
  return nodeFindings(matching);
};
