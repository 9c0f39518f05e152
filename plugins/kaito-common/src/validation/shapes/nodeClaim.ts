import { z } from 'zod';
import { instant, quantities, root } from './common';

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().regex(LABEL_VALUE).optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
  timeAdded: instant.optional(),
});

const requirement = z
  .strictObject({
    key: z.string().min(1).max(316),
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']),
    values: z.array(z.string()).optional(),
    minValues: z.int().min(1).max(50).optional(),
  })
  .refine(
    ({ operator, values }) => operator !== 'In' || (values ?? []).length > 0,
    'with operator In must have a value',
  );

const spec = z.strictObject({
  expireAfter: z
    .string()
    .regex(/^(([0-9]+(s|m|h))+|Never)$/)
    .optional(),
  nodeClassRef: z.strictObject({
    group: z
      .string()
      .min(1)
      .regex(/^[^/]*$/),
    kind: z.string().min(1),
    name: z.string().min(1),
  }),
  requirements: z.array(requirement).max(100),
  resources: z.strictObject({ requests: quantities.optional() }).optional(),
  startupTaints: z.array(taint).optional(),
  taints: z.array(taint).optional(),
  terminationGracePeriod: z
    .string()
    .regex(/^([0-9]+(s|m|h))+$/)
    .optional(),
});

const condition = z.strictObject({
  type: z.string().min(1).max(316),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().max(1024).optional(),
  message: z.string().max(32768).optional(),
  lastTransitionTime: instant,
  observedGeneration: z.int().min(0).optional(),
});

const status = z.strictObject({
  allocatable: quantities.optional(),
  capacity: quantities.optional(),
  conditions: z.array(condition).optional(),
  imageID: z.string().optional(),
  lastPodEventTime: instant.optional(),
  nodeName: z.string().optional(),
  providerID: z.string().optional(),
});

/** NodeClaim karpenter.sh/v1, cluster-scoped. */
export const nodeClaim = root('karpenter.sh/v1', 'NodeClaim', {
  spec,
  status: status.optional(),
});
