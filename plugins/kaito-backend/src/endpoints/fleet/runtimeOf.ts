import type {
  EndpointCallName,
  EndpointRuntime,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { listOf, type Loose } from '../../watch/kinds/reduce/pick';

const RUNTIME = 'kaito.sh/runtime';

/** The part of a workload that says what runs: of a set, the template of its replicas. */
function inferenceOf(object: KubeObject): Loose {
  const { inference, spec, metadata } = object as Loose;
  return object.kind === 'InferenceSet'
    ? {
        inference: spec?.template?.inference,
        annotations: spec?.template?.metadata?.annotations,
      }
    : { inference, annotations: metadata.annotations };
}

/**
 * What answers a workload's calls.
 * @param gates - KAITO's feature gates in its cluster: without vLLM, every preset runs on transformers
 */
export function runtimeOf(
  object: KubeObject,
  gates: Readonly<Record<string, boolean>> = {},
): EndpointRuntime {
  if (object.kind === 'RAGEngine') {
    return 'rag';
  }
  const { inference, annotations } = inferenceOf(object);
  if (inference?.template) {
    return 'custom';
  }
  // KAITO takes what it does not know for vLLM.
  return annotations?.[RUNTIME] === 'transformers' || gates.vLLM === false
    ? 'transformers'
    : 'vllm';
}

/** Names of a workload's adapters: each is a model of its own on vLLM, merged into the one model on transformers. */
export function adaptersOf(object: KubeObject): string[] {
  return listOf(inferenceOf(object).inference?.adapters)
    .map(({ source }) => source?.name)
    .filter((name): name is string => typeof name === 'string');
}

/** Calls that each runtime is known to answer. Presets of KAITO write text: they have no embeddings and no scores. */
export const CALLS_OF: Record<EndpointRuntime, readonly EndpointCallName[]> = {
  vllm: [
    'health',
    'models',
    'chat',
    'completions',
    'responses',
    'tokenize',
    'detokenize',
  ],
  transformers: ['health', 'models', 'chat', 'responses'],
  rag: ['health', 'chat'],
  // A container of one's own: what most OpenAI-compatible servers have.
  custom: ['health', 'models', 'chat', 'completions', 'embeddings'],
};
