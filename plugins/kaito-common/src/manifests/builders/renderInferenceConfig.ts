import { z } from 'zod';
import { toYaml } from '../toYaml';
import type { KubeObject } from '../types';
import { type Conflict, reporting } from './input/conflicts';
import { namespace, objectName } from './input/fields';
import { readInput } from './input/readInput';

const FLAG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A ConfigMap with text. */
export interface ConfigMap extends KubeObject {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  data: Record<string, string>;
}

type Flags = Record<string, string | number>;

function flagConflicts(vllm: Flags): Conflict[] {
  return Object.entries(vllm).flatMap(([flag, value]): Conflict[] => {
    if (!FLAG.test(flag)) {
      return [
        {
          path: [flag],
          reason: 'is not a flag of vLLM',
          fix: 'Write it in lower case with hyphens, without `--`',
        },
      ];
    }
    return flag === 'max-model-len' && !/^[1-9]\d*$/.test(String(value))
      ? [
          {
            path: [flag],
            reason: `is ${value}`,
            fix: 'Write a whole number of tokens',
          },
        ]
      : [];
  });
}

/** What the ConfigMap says, without where it stands. */
export const inferenceConfigContent = {
  /**
   * Flags of vLLM without `--`, e.g. `max-model-len` (tokens). They win over KAITO's own. KAITO always passes a value,
   * so a flag that takes none cannot be given.
   */
  vllm: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .superRefine(reporting(flagConflicts)),
  /** Part (0 to 1) of the CPU memory for the KV cache; 0 turns it off. KAITO's default: 0.5. */
  kvCacheCpuMemoryUtilization: z
    .number()
    .refine(share => share >= 0 && share <= 1, {
      error: 'is not a number from 0 to 1',
      params: { fix: 'Write one such as 0.5' },
    })
    .optional(),
};

const schema = z.object({
  name: objectName,
  namespace,
  ...inferenceConfigContent,
  /** Argo CD's sync wave; below that of the Workspace, for the ConfigMap must exist first (W35). */
  syncWave: z.int().optional(),
});

/** What a person decides about how vLLM starts. */
export type InferenceConfigInput = z.input<typeof schema>;

/**
 * The ConfigMap `inference.config` names, with the key `inference_config.yaml` (W35). Other content under the same name
 * restarts no pod: give a changed config a new name. Throws BuilderInputError for what KAITO or vLLM could not read.
 */
export function renderInferenceConfig(input: InferenceConfigInput): ConfigMap {
  const {
    kvCacheCpuMemoryUtilization: share,
    syncWave,
    vllm,
    ...place
  } = readInput(schema, input);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      ...place,
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
