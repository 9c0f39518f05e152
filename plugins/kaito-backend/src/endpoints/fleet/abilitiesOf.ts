import type {
  EndpointAbilities,
  EndpointRuntime,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { resolveModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { configMapNames } from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { parse } from 'yaml';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';

/** Nobody has told what a model can do. */
export const NOT_TOLD: EndpointAbilities = {
  tools: 'unknown',
  jsonSchema: 'unknown',
  images: 'unknown',
  logprobs: 'unknown',
  reasoning: 'unknown',
};

const yesNo = (value: unknown) => (value ? 'yes' : 'no');

/**
 * What a model can do beyond text, from the catalog and from its own engine configuration. Only vLLM has parsers; what a
 * container of one's own or a model that is not in the catalog can do is not known.
 */
export function abilitiesOf(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  object: KubeObject,
  runtime: EndpointRuntime,
  findModel: (name: string) => CatalogModel | undefined,
): EndpointAbilities {
  const name = resolveModelName(object);
  const model = name === null ? undefined : findModel(name);
  const images = model
    ? yesNo(model.capabilities.includes('vision'))
    : 'unknown';
  if (runtime !== 'vllm') {
    return { ...NOT_TOLD, ...(runtime === 'transformers' && { images }) };
  }
  const flags = engineFlags(snapshot, object);
  const parser = (flag: string, known: string | null | undefined) =>
    model || flags[flag] ? yesNo(flags[flag] ?? known) : 'unknown';
  return {
    tools: parser('tool-call-parser', model?.toolParser),
    jsonSchema: 'yes',
    images,
    logprobs: 'yes',
    reasoning: parser('reasoning-parser', model?.reasoningParser),
  };
}

/** Flags of vLLM that the workload's ConfigMap sets. */
function engineFlags(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  object: KubeObject,
): Record<string, unknown> {
  for (const name of configMapNames(object)) {
    const map = snapshot.object(
      'ConfigMap',
      object.metadata.namespace ?? '',
      name,
    ) as { data?: Record<string, string> } | undefined;
    const flags = readFlags(map?.data?.['inference_config.yaml']);
    if (flags) {
      return flags;
    }
  }
  return {};
}

function readFlags(text: string | undefined) {
  try {
    const { vllm } = (text && parse(text)) || {};
    return typeof vllm === 'object' && vllm !== null
      ? (vllm as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
