import type { Condition, KubeObject, LabelSelector } from '../types';

/** One half of a split inference. */
export interface InferenceRole {
  type: 'prefill' | 'decode';
  /** Left alone for an autoscaler when absent. */
  replicas?: number;
  instanceType?: string;
  /** ConfigMap with flags of vLLM for this role. */
  runtimeConfig?: string;
}

/** KAITO's MultiRoleInference, v1alpha1: prompts are read by some replicas and answered by others. */
export interface MultiRoleInference extends KubeObject {
  apiVersion: 'kaito.sh/v1alpha1';
  kind: 'MultiRoleInference';
  spec: {
    labelSelector: LabelSelector;
    model: { name: string; modelAccessSecret?: string };
    eppPluginsConfig?: string;
    /** One prefill and one decode. */
    roles: InferenceRole[];
  };
  status?: { conditions?: Condition[]; observedGeneration?: number };
}
