import { toYaml } from '../toYaml';
import type { KubeObject } from '../types';

const FLAG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A ConfigMap with text. */
export interface ConfigMap extends KubeObject {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  data: Record<string, string>;
}

/** What a person decides about how vLLM starts. */
export interface InferenceConfigInput {
  name: string;
  namespace: string;
  /**
   * Flags of vLLM without `--`, e.g. `max-model-len` (tokens). They win over KAITO's own. KAITO always passes a value,
   * so a flag that takes none cannot be given.
   */
  vllm: Record<string, string | number>;
  /** Part (0 to 1) of the CPU memory for the KV cache; 0 turns it off. KAITO's default: 0.5. */
  kvCacheCpuMemoryUtilization?: number;
  /** Argo CD's sync wave; below that of the Workspace, for the ConfigMap must exist first (W35). */
  syncWave?: number;
}

function checkFlag(flag: string, value: unknown): void {
  if (!FLAG.test(flag)) {
    throw new RangeError(
      `\`${flag}\` is not a flag of vLLM: write it in lower case with hyphens, without \`--\``,
    );
  }
  if (
    typeof value !== 'string' &&
    !(typeof value === 'number' && Number.isFinite(value))
  ) {
    throw new RangeError(
      `\`${flag}\` has no plain value: KAITO takes a text or a number`,
    );
  }
  if (flag === 'max-model-len' && !/^[1-9]\d*$/.test(String(value))) {
    throw new RangeError(
      `\`max-model-len\` is ${value}: write a whole number of tokens`,
    );
  }
}

/**
 * The ConfigMap `inference.config` names, with the key `inference_config.yaml` (W35). Other content under the same name
 * restarts no pod: give a changed config a new name. Throws RangeError for what KAITO or vLLM could not read.
 */
export function renderInferenceConfig(input: InferenceConfigInput): ConfigMap {
  const { kvCacheCpuMemoryUtilization: share, syncWave, vllm } = input;
  Object.entries(vllm).forEach(([flag, value]) => checkFlag(flag, value));
  if (share !== undefined && !(share >= 0 && share <= 1)) {
    throw new RangeError(
      `\`kvCacheCpuMemoryUtilization\` is ${share}: write a number from 0 to 1`,
    );
  }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: input.name,
      namespace: input.namespace,
      ...(syncWave !== undefined && {
        annotations: { 'argocd.argoproj.io/sync-wave': String(syncWave) },
      }),
    },
    data: {
      'inference_config.yaml': toYaml({
        vllm,
        ...(share !== undefined && { kv_cache_cpu_memory_utilization: share }),
      }),
    },
  };
}
