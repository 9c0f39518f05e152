import {
  estimateNodes,
  offerOfMig,
  offerOfSku,
  type SizingQuestion,
  warnOfSizing,
} from '../../sizing';
import { advice, type Finding, ineffective } from '../Finding';
import { gpuLabelsOf, matchingNodes } from '../gpuNodes';
import type { Rule, Subject } from '../rule';
import { configuredContext } from './inferenceConfig';

const RULE = 'SIZING';
const MIB_PER_GIB = 1024;

/** GPUs KAITO plans with, how many nodes there are for it, and the field that decides. */
interface Supply {
  path: string;
  name: string;
  gpus: { gpuCount: number; memoryTotalGiB: number };
  gpuModel: string | null;
  singleNode: boolean;
  /** Null where KAITO provisions as many as it needs. */
  nodes: number | null;
}

function slice({ workspace }: Subject): Supply | null {
  const profile = workspace.resource?.partition?.profile ?? '';
  const found = offerOfMig(profile);
  return 'offer' in found
    ? {
        path: 'resource.partition.profile',
        name: `the slice ${profile}`,
        gpus: found.offer,
        gpuModel: null,
        singleNode: true,
        nodes: null,
      }
    : null;
}

/** Nodes brought by hand; null when they are not known, or are not fit for a preset (W22–W24). */
function byHand({ workspace, context }: Subject): Supply | null {
  const { labelSelector, partition } = workspace.resource ?? {};
  const matching = matchingNodes(context.nodes ?? [], labelSelector);
  const labels = matching.map(gpuLabelsOf);
  const [first] = labels;
  if (!first || labels.includes(null)) {
    return null;
  }
  const count = Number(first[1]);
  const perGpuGiB = Math.round(Number(first[2]) / MIB_PER_GIB);
  const gpuCount = partition?.count ?? count;
  return count > 0 && perGpuGiB > 0
    ? {
        path: 'resource.labelSelector',
        name: `${matching[0].metadata.name} (${first[0]})`,
        gpus: { gpuCount, memoryTotalGiB: gpuCount * perGpuGiB },
        gpuModel: first[0],
        singleNode: false,
        nodes: matching.length,
      }
    : null;
}

function provisioned({ workspace, context }: Subject): Supply | null {
  const type = workspace.resource?.instanceType;
  const found = type ? offerOfSku(type, context.cloud) : null;
  return found && 'offer' in found
    ? {
        path: 'resource.instanceType',
        name: found.offer.name,
        gpus: found.offer,
        gpuModel: found.offer.gpuModel,
        singleNode: false,
        nodes: null,
      }
    : null;
}

function supplyOf(subject: Subject): Supply | null {
  const { workspace, context } = subject;
  if (workspace.resource?.partition?.mode === 'mig') {
    return slice(subject);
  }
  return context.provisioner === 'byo' ? byHand(subject) : provisioned(subject);
}

/** More GPUs asked of a node than it has. */
function partitionFindings({ workspace, context }: Subject): Finding[] {
  const { labelSelector, partition } = workspace.resource ?? {};
  const [first] = matchingNodes(context.nodes ?? [], labelSelector);
  const labels = first && gpuLabelsOf(first);
  const asked = partition?.mode === 'accelerator' ? partition.count ?? 0 : 0;
  return labels && asked > Number(labels[1])
    ? [
        ineffective(
          RULE,
          'resource.partition.count',
          `The partition asks for ${asked} GPUs of a node, ${first.metadata.name} has ${labels[1]}`,
          `Write at most ${labels[1]}`,
        ),
      ]
    : [];
}

function planFindings(
  question: SizingQuestion,
  supply: Supply,
  model: string,
): Finding[] {
  const plan = estimateNodes(question);
  if (!plan.fits) {
    return [
      ineffective(
        RULE,
        supply.path,
        `KAITO admits this, but ${model} cannot be planned on ${supply.name}: ${plan.reason}`,
        'Choose GPUs with more memory each, or a smaller max-model-len',
      ),
    ];
  }
  if (supply.nodes !== null && plan.nodes > supply.nodes) {
    return [
      ineffective(
        RULE,
        supply.path,
        `KAITO admits this and waits for ${plan.nodes} nodes like ${supply.name} (estimated); the selector finds ${supply.nodes}`,
        'Label more nodes, or choose a smaller model or max-model-len',
      ),
    ];
  }
  return warnOfSizing(question).map(({ message, fix }) =>
    advice(RULE, supply.path, message, fix),
  );
}

/**
 * SIZING: a model and context no number of such machines can serve, or that needs more nodes than there are: admitted,
 * then never planned. And advice on a plan that is tight or that the context multiplies. All of it estimated.
 */
export const plannable: Rule = subject => {
  const { workspace, runtime, model } = subject;
  const partition = partitionFindings(subject);
  const planned = workspace.inference?.preset && runtime === 'vllm';
  const supply = planned ? supplyOf(subject) : null;
  if (!supply || !model || partition.length > 0) {
    return partition;
  }
  const contextTokens = configuredContext(subject);
  // A context above the model's own limit is W35.
  if ((contextTokens ?? 0) > model.contextLimit) {
    return [];
  }
  const question: SizingQuestion = {
    model,
    gpus: supply.gpus,
    singleNode: supply.singleNode,
    gpuModel: supply.gpuModel,
    contextTokens,
  };
  return planFindings(question, supply, model.name);
};
