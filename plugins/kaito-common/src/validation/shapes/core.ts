import { z } from 'zod';
import {
  instant,
  looseCondition,
  metadata,
  quantities,
  strings,
} from './common';

/** The root of a built-in kind: fields the portal does not read are let through. */
function core<T extends z.ZodRawShape>(kind: string, shape: T) {
  return z.looseObject({
    apiVersion: z.literal('v1'),
    kind: z.literal(kind),
    metadata,
    ...shape,
  });
}

const conditions = z.array(looseCondition).nullish();

const taint = z.looseObject({
  key: z.string().min(1),
  value: z.string().nullish(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

/** Node. */
export const node = core('Node', {
  spec: z
    .looseObject({
      unschedulable: z.boolean().nullish(),
      taints: z.array(taint).nullish(),
      providerID: z.string().nullish(),
    })
    .nullish(),
  status: z
    .looseObject({
      capacity: quantities.nullish(),
      allocatable: quantities.nullish(),
      conditions,
    })
    .nullish(),
});

const container = z.looseObject({
  name: z.string().min(1),
  image: z.string().nullish(),
  restartPolicy: z.string().nullish(),
  command: strings.nullish(),
  args: strings.nullish(),
  resources: z
    .looseObject({
      requests: quantities.nullish(),
      limits: quantities.nullish(),
    })
    .nullish(),
});

const containerStatus = z.looseObject({
  name: z.string(),
  ready: z.boolean(),
  restartCount: z.int().min(0),
});

/** Pod. */
export const pod = core('Pod', {
  spec: z.looseObject({
    containers: z.array(container).min(1),
    initContainers: z.array(container).nullish(),
    nodeName: z.string().nullish(),
    nodeSelector: z.record(z.string(), z.string()).nullish(),
    restartPolicy: z.enum(['Always', 'OnFailure', 'Never']).nullish(),
  }),
  status: z
    .looseObject({
      phase: z
        .enum(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'])
        .nullish(),
      conditions,
      containerStatuses: z.array(containerStatus).nullish(),
      initContainerStatuses: z.array(containerStatus).nullish(),
    })
    .nullish(),
});

const port = z.int().min(1).max(65535);

/** Service. */
export const service = core('Service', {
  spec: z.looseObject({
    type: z
      .enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])
      .nullish(),
    clusterIP: z.string().nullish(),
    selector: z.record(z.string(), z.string()).nullish(),
    ports: z
      .array(
        z.looseObject({
          name: z.string().nullish(),
          protocol: z.enum(['TCP', 'UDP', 'SCTP']).nullish(),
          port,
          targetPort: z.union([port, z.string()]).nullish(),
        }),
      )
      .nullish(),
    publishNotReadyAddresses: z.boolean().nullish(),
  }),
});

/** Event (core/v1). */
export const event = core('Event', {
  involvedObject: z.looseObject({
    apiVersion: z.string().nullish(),
    kind: z.string().nullish(),
    namespace: z.string().nullish(),
    name: z.string().nullish(),
    uid: z.string().nullish(),
  }),
  type: z.string().nullish(),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  count: z.int().nullish(),
  firstTimestamp: instant.nullish(),
  lastTimestamp: instant.nullish(),
  eventTime: instant.nullish(),
});
