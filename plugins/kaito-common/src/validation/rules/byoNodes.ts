import { readText } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import { type Finding, notChecked, rejected } from '../Finding';
import type { Rule } from '../rule';
import { RESERVED_SELECTOR_KEYS } from '../selector';

const PATH = 'resource.labelSelector';
const GPU_LABELS = ['product', 'count', 'memory'].map(
  name => `nvidia.com/gpu.${name}`,
);

function matches(node: KubeObject, wanted: [string, string][]): boolean {
  const labels = node.metadata.labels ?? {};
  return wanted.every(([key, value]) => labels[key] === value);
}

function gpuFacts(node: KubeObject): string[] | null {
  const facts = GPU_LABELS.map(key =>
    readText(node, 'metadata', 'labels', key),
  );
  const numeric = facts.slice(1).every(fact => /^\d+$/.test(fact ?? ''));
  return facts[0] && numeric ? (facts as string[]) : null;
}

function nodeFindings(matching: KubeObject[]): Finding[] {
  const unlabelled = matching.find(node => gpuFacts(node) === null);
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
  const kinds = new Set(matching.map(node => gpuFacts(node)!.join('/')));
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
export const byoNodes: Rule = ({ workspace, context }) => {
  const { resource, inference } = workspace;
  if (context.provisioner !== 'byo' || !inference?.preset) {
    return [];
  }
  if (!context.nodes) {
    return [
      notChecked(
        'W22',
        PATH,
        'Which nodes the selector finds is not known here',
      ),
    ];
  }
  const wanted = Object.entries(
    resource?.labelSelector?.matchLabels ?? {},
  ).filter(([key]) => !RESERVED_SELECTOR_KEYS.has(key));
  const matching = context.nodes.filter(node => matches(node, wanted));
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
