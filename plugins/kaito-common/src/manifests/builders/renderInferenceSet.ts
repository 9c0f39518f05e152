import { toProvenanceAnnotations } from '../../provenance';
import { renderWorkspace, type WorkspaceInput } from '../renderWorkspace';
import type { AutoUpgrade, InferenceSet } from './InferenceSet';

/** When the KEDA scaler for KAITO adds replicas. */
export interface Autoscaling {
  /** At most so many replicas, at least 1. */
  maxReplicas: number;
  /** Metric of vLLM it looks at. The scaler's default: `vllm:num_requests_waiting`. */
  metricName?: string;
  /** Value of the metric per replica from which on it adds one. */
  threshold?: number;
}

/** What a person decides about an InferenceSet that serves a preset. */
export interface InferenceSetInput extends WorkspaceInput {
  /** At least 0. KAITO's default: 1. Not written with `autoscaling`, where the scaler decides. */
  replicas?: number;
  autoscaling?: Autoscaling;
  /** ConfigMap in the same namespace; must exist before the set (W35). */
  config?: string;
  autoUpgrade?: AutoUpgrade;
  /** KAITO's default: `vllm`, which is not written. */
  runtime?: 'vllm' | 'transformers';
}

function whole(field: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `\`${field}\` is ${value}: write a whole number of at least ${least}`,
    );
  }
  return value;
}

function scalerAnnotations(scaling: Autoscaling): Record<string, string> {
  const { maxReplicas, metricName, threshold } = scaling;
  if (threshold !== undefined && !(threshold > 0 && threshold < Infinity)) {
    throw new RangeError(
      `\`autoscaling.threshold\` is ${threshold}: write a number above 0`,
    );
  }
  return {
    'scaledobject.kaito.sh/auto-provision': 'true',
    'scaledobject.kaito.sh/max-replicas': String(
      whole('autoscaling.maxReplicas', maxReplicas, 1),
    ),
    ...(metricName && { 'scaledobject.kaito.sh/metricName': metricName }),
    ...(threshold !== undefined && {
      'scaledobject.kaito.sh/threshold': String(threshold),
    }),
  };
}

/**
 * A v1beta1 InferenceSet whose replicas serve a preset. With `autoscaling`, `spec.replicas` is left to the scaler. The
 * runtime is written on the set, which decides on the benchmark, and on the template, which reaches the replicas.
 * Throws RangeError when a number is not one KAITO or the scaler can use.
 */
export function renderInferenceSet(input: InferenceSetInput): InferenceSet {
  const { autoscaling, autoUpgrade, replicas, runtime } = input;
  const { metadata, resource, inference } = renderWorkspace(input);
  const runtimeAnnotation: Record<string, string> =
    runtime === 'transformers' ? { 'kaito.sh/runtime': runtime } : {};
  const annotations = {
    ...toProvenanceAnnotations(input.provenance ?? {}),
    ...runtimeAnnotation,
    ...(autoscaling && scalerAnnotations(autoscaling)),
  };
  const config = input.config?.trim();
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'InferenceSet',
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      labelSelector: { matchLabels: { apps: input.name } },
      ...(replicas !== undefined &&
        !autoscaling && { replicas: whole('replicas', replicas, 0) }),
      template: {
        ...(runtime === 'transformers' && {
          metadata: { annotations: runtimeAnnotation },
        }),
        ...(resource?.instanceType && {
          resource: { instanceType: resource.instanceType },
        }),
        inference: { ...inference, ...(config && { config }) },
      },
      ...(autoUpgrade && { autoUpgrade }),
    },
  };
}
