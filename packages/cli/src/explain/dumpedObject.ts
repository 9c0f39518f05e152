import { z } from 'zod';

const optionalText = z.string().nullish();
const labels = z.record(z.string(), z.string()).nullish();
const conditions = z
  .array(
    z.looseObject({
      type: z.string(),
      status: z.string(),
      reason: optionalText,
      message: optionalText,
      lastTransitionTime: optionalText,
    }),
  )
  .nullish();
const ended = z
  .looseObject({
    exitCode: z.number().nullish(),
    reason: optionalText,
    message: optionalText,
  })
  .nullish();
const containerState = z
  .looseObject({
    waiting: z
      .looseObject({ reason: optionalText, message: optionalText })
      .nullish(),
    terminated: ended,
  })
  .nullish();
const containers = z
  .array(
    z.looseObject({
      name: z.string(),
      state: containerState,
      lastState: containerState,
    }),
  )
  .nullish();

/** Of an object as much as is read of any; what the API server prints always has this shape. */
export const dumpedObjectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: labels,
    annotations: labels,
    creationTimestamp: optionalText,
    deletionTimestamp: optionalText,
    finalizers: z.array(z.string()).nullish(),
    ownerReferences: z
      .array(z.looseObject({ kind: z.string(), name: z.string() }))
      .nullish(),
  }),
  spec: z
    .looseObject({
      requirements: z
        .array(
          z.looseObject({
            key: z.string(),
            values: z.array(z.string()).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  status: z
    .looseObject({
      conditions,
      containerStatuses: containers,
      initContainerStatuses: containers,
    })
    .nullish(),
  involvedObject: z
    .looseObject({
      kind: optionalText,
      name: optionalText,
      namespace: optionalText,
      uid: optionalText,
    })
    .nullish(),
  reason: optionalText,
  message: optionalText,
  lastTimestamp: optionalText,
  eventTime: optionalText,
  firstTimestamp: optionalText,
});
