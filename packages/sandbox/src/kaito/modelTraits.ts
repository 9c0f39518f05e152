import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { parse } from 'yaml';
import type { ApiObject } from '../cluster/ApiObject';
import type { ObjectStore } from '../cluster/store';
import type { ModelTraits } from '../model';
import { startedAs } from './objects/pod';

type Volume = { configMap?: { name: string } };

/** Flags for vLLM in the configuration that a Pod mounts; they win over KAITO's own. */
function mountedFlags(store: Pick<ObjectStore, 'get'>, pod: ApiObject) {
  const { volumes = [] } = pod.spec as { volumes?: Volume[] };
  const name = volumes.find(({ configMap }) => configMap)?.configMap?.name;
  const map = name
    ? (store.get('ConfigMap', name, pod.metadata.namespace) as
        | { data?: Record<string, string> }
        | undefined)
    : undefined;
  try {
    const { vllm } = parse(map?.data?.['inference_config.yaml'] ?? '') ?? {};
    return (vllm ?? {}) as Record<string, unknown>;
  } catch {
    // An engine would not start with it; that is the life cycle's to say.
    return {};
  }
}

/** What the model of a Pod was started as; undefined of a Pod that does not say. */
export function traitsOfPod(
  store: Pick<ObjectStore, 'get'>,
  pod: ApiObject,
): ModelTraits | undefined {
  const started = startedAs(pod);
  if (!started) {
    return undefined;
  }
  const images =
    findModel(started.model)?.capabilities.includes('vision') ?? false;
  if (started.transformers) {
    return {
      runtime: 'transformers',
      task: 'generate',
      tools: false,
      reasoning: false,
      images,
    };
  }
  const flags = mountedFlags(store, pod);
  return {
    runtime: 'vllm',
    task: 'generate',
    tools: Boolean(flags['tool-call-parser'] ?? started.toolParser),
    reasoning: Boolean(flags['reasoning-parser'] ?? started.reasoningParser),
    images,
  };
}
