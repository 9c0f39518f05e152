import { z } from 'zod';
import { toProvenanceAnnotations } from '../../provenance';
import {
  isCron,
  isPositiveDuration,
} from '../../validation/kinds/maintenanceWindow';
import { provisionerConflicts } from '../renderWorkspace';
import type { InferenceSet } from './InferenceSet';
import { type Conflict, reporting } from './input/conflicts';
import {
  count,
  filled,
  INFERENCE_SET_NAME_MAX,
  namespace,
  provenance,
  text,
  workloadName,
} from './input/fields';
import { readInput } from './input/readInput';
import { kaitoVersion, requireVersion } from './input/version';
import {
  given,
  runtimeAnnotation,
  servingAnnotations,
  servingOptions,
} from './parts/annotations';
import {
  presetFields,
  servedFields,
  strengthConflicts,
  toInference,
} from './parts/inference';
import {
  machineConflicts,
  machineFields,
  partition,
  toResource,
} from './parts/resource';

const autoscaling = z.strictObject({
  /** At most so many replicas, at least 1. */
  maxReplicas: count(1),
  /** Metric of vLLM it looks at. The scaler's default: `vllm:num_requests_waiting`. */
  metricName: filled.optional(),
  /** Value of the metric per replica from which on it adds one. */
  threshold: z
    .custom<number>(
      value => typeof value === 'number' && value > 0 && value < Infinity,
      {
        error: 'is not a number above 0',
        params: { fix: 'Write a number above 0' },
      },
    )
    .optional(),
});

/** When the KEDA scaler for KAITO adds replicas. */
export type Autoscaling = z.input<typeof autoscaling>;

const autoUpgrade = z.strictObject({
  enabled: z.boolean(),
  /** `InPlace` restarts a replica, `Surge` starts another one first (KAITO 0.12). KAITO's default: `InPlace`. */
  strategy: z.enum(['InPlace', 'Surge']).optional(),
  maintenanceWindow: z
    .strictObject({
      schedule: text(
        isCron,
        'is not a cron expression of five fields',
        'Write minute, hour, day, month and weekday in UTC, e.g. `0 2 * * 6`',
      ),
      /** KAITO's default: `4h`. */
      duration: text(
        isPositiveDuration,
        'is not a duration above zero',
        'Write one such as `4h`',
      ).optional(),
    })
    .optional(),
});

/** Fields of an InferenceSet. */
export const inferenceSetFields = {
  name: workloadName(INFERENCE_SET_NAME_MAX),
  namespace,
  ...presetFields,
  ...machineFields,
  partition: partition.optional(),
  ...servedFields,
  ...servingOptions,
  /** At least 0. KAITO's default: 1. Not written with `autoscaling`, where the scaler decides. */
  replicas: count(0).optional(),
  autoscaling: autoscaling.optional(),
  autoUpgrade: autoUpgrade.optional(),
  provenance,
  kaitoVersion,
};

/** What does not go together in an InferenceSet. */
export function inferenceSetConflicts(
  input: z.output<z.ZodObject<typeof inferenceSetFields>>,
): Conflict[] {
  return [
    ...machineConflicts(input),
    ...strengthConflicts(input),
    ...provisionerConflicts(input),
  ];
}

const schema = z
  .object(inferenceSetFields)
  .superRefine(reporting(inferenceSetConflicts));

/** What a person decides about an InferenceSet that serves a preset. */
export type InferenceSetInput = z.input<typeof schema>;
type Read = z.output<typeof schema>;

function checkVersion({ kaitoVersion: version, ...read }: Read): void {
  requireVersion(version, 11, '', 'an InferenceSet of v1beta1');
  if (read.partition) {
    requireVersion(version, 12, 'partition', 'part of a node');
  }
  if (read.autoUpgrade?.strategy === 'Surge') {
    requireVersion(version, 12, 'autoUpgrade.strategy', 'the strategy Surge');
  }
}

function scalerAnnotations(scaling: Read['autoscaling']) {
  return scaling
    ? given({
        'scaledobject.kaito.sh/auto-provision': 'true',
        'scaledobject.kaito.sh/max-replicas': String(scaling.maxReplicas),
        'scaledobject.kaito.sh/metricName': scaling.metricName,
        'scaledobject.kaito.sh/threshold': scaling.threshold?.toString(),
      })
    : {};
}

/** Annotations of the set itself: what the set reads, not its replicas. */
function ownAnnotations(read: Read): Record<string, string> {
  return {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...runtimeAnnotation(read),
    ...given({
      'kaito.sh/disable-benchmark': read.disableBenchmark ? 'true' : undefined,
    }),
    ...scalerAnnotations(read.autoscaling),
  };
}

/** `{annotations}`, or nothing when there are none. */
function annotated(annotations: Record<string, string>) {
  return Object.keys(annotations).length > 0 ? { annotations } : undefined;
}

/**
 * A v1beta1 InferenceSet whose replicas serve a preset. With `autoscaling`, `spec.replicas` is left to the scaler. The
 * runtime is written on the set, which decides on the benchmark, and on the template, which reaches the replicas; all
 * other options on the template. Throws BuilderInputError when a field is not one KAITO or the scaler can use.
 */
export function renderInferenceSet(input: InferenceSetInput): InferenceSet {
  const read = readInput(schema, input);
  checkVersion(read);
  const { labelSelector, ...resource } = toResource(read.name, read);
  // KAITO copies this one from the set to its replicas by itself.
  const inner = servingAnnotations({ ...read, disableBenchmark: undefined });
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'InferenceSet',
    metadata: {
      name: read.name,
      namespace: read.namespace,
      ...annotated(ownAnnotations(read)),
    },
    spec: {
      labelSelector,
      ...(read.replicas !== undefined &&
        !read.autoscaling && { replicas: read.replicas }),
      template: {
        ...(annotated(inner) && { metadata: annotated(inner) }),
        ...(Object.keys(resource).length > 0 && { resource }),
        inference: toInference(read),
      },
      ...(read.autoUpgrade && { autoUpgrade: read.autoUpgrade }),
    },
  };
}
