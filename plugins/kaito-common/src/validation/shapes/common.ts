import { z } from 'zod';

const CONDITION_TYPE =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$/;
const CONDITION_REASON = /^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/;
const QUANTITY =
  /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/;

/** RFC 3339, any offset. */
export const instant = z.iso.datetime({ offset: true });
export const int = z.int();
export const strings = z.array(z.string());
export const stringMap = z.record(z.string(), z.string());
/** Whatever the API server keeps without looking. */
export const preserved = z.unknown();
export const quantity = z.union([z.int(), z.string().regex(QUANTITY)]);
export const quantities = z.record(z.string(), quantity);

/** `metadata`: Kubernetes' own fields beyond these are let through. */
export const metadata = z.looseObject({
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  generation: int.optional(),
  creationTimestamp: instant.nullish(),
  deletionTimestamp: instant.nullish(),
  labels: stringMap.nullish(),
  annotations: stringMap.nullish(),
  finalizers: strings.nullish(),
  ownerReferences: z
    .array(
      z.looseObject({
        apiVersion: z.string(),
        kind: z.string(),
        name: z.string(),
        uid: z.string(),
        controller: z.boolean().optional(),
        blockOwnerDeletion: z.boolean().optional(),
      }),
    )
    .nullish(),
});

/** `metav1.Condition` as KAITO's CRDs demand it. */
export const condition = z.strictObject({
  type: z.string().max(316).regex(CONDITION_TYPE),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().min(1).max(1024).regex(CONDITION_REASON),
  message: z.string().max(32768),
  lastTransitionTime: instant,
  observedGeneration: z.int().min(0).optional(),
});

/** A condition as karpenter and Kubernetes write it: less is demanded. */
export const looseCondition = z.looseObject({
  type: z.string().min(1),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  lastTransitionTime: instant.nullish(),
});

/** `metav1.LabelSelector`. */
export const labelSelector = z.strictObject({
  matchLabels: stringMap.optional(),
  matchExpressions: z
    .array(
      z.strictObject({
        key: z.string(),
        operator: z.string(),
        values: strings.optional(),
      }),
    )
    .optional(),
});

/** `status.performance` of a workload. */
export const performance = z.strictObject({
  metrics: z
    .record(
      z.string(),
      z.strictObject({
        description: z.string(),
        value: z.string(),
        unit: z.string().optional(),
        config: stringMap.optional(),
      }),
    )
    .optional(),
});

/** The root of a custom resource: the kind's own fields and nothing else. */
export function root<T extends z.ZodRawShape>(
  apiVersion: string,
  kind: string,
  shape: T,
) {
  return z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata,
    ...shape,
  });
}
