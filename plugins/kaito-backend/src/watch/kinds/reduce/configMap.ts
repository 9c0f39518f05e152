import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { thin, type Loose } from './pick';

/** Keys under which KAITO reads engine, training and guardrail configuration (W35, W41, RAG-9). */
export const CONFIG_KEYS = [
  'inference_config.yaml',
  'training_config.yaml',
  'guardrails.yaml',
] as const;

/** A text longer than this is no configuration; it is not kept, and `omitted` names its key. In UTF-16 units. */
export const MAX_CONFIG_LENGTH = 64 * 1024;

/** A ConfigMap as it is kept. */
export interface ConfigMapObject extends KubeObject {
  data: Record<string, string>;
  /** Keys whose text was too long to keep. */
  omitted: string[];
}

/**
 * A ConfigMap with configuration of KAITO's, and of it only that. A watch cannot be narrowed to the names that workloads
 * use, and a ConfigMap must be there before the workload that names it: so what tells them is the key KAITO demands.
 * Every other ConfigMap is dropped unread.
 */
export function reduceConfigMap(object: KubeObject): KubeObject | undefined {
  const given: Loose = (object as Loose).data ?? {};
  const keys = CONFIG_KEYS.filter(key => typeof given[key] === 'string');
  if (keys.length === 0) {
    return undefined;
  }
  const fits = (key: string) => given[key].length <= MAX_CONFIG_LENGTH;
  return thin<ConfigMapObject>(object, {
    data: Object.fromEntries(keys.filter(fits).map(key => [key, given[key]])),
    omitted: keys.filter(key => !fits(key)),
  });
}
