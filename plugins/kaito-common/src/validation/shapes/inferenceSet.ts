import { z } from 'zod';
import {
  condition,
  instant,
  int,
  labelSelector,
  performance,
  preserved,
  root,
} from './common';
import { inference, partition } from './inference';

const spec = z.strictObject({
  labelSelector,
  replicas: z.int().min(0).optional(),
  nodeCountLimit: int.optional(),
  template: z.strictObject({
    metadata: preserved.optional(),
    resource: z
      .strictObject({
        instanceType: z.string().optional(),
        partition: partition.optional(),
      })
      .optional(),
    inference,
  }),
  updateStrategy: preserved.optional(),
  autoUpgrade: z
    .strictObject({
      enabled: z.boolean().optional(),
      strategy: z.enum(['InPlace', 'Surge']).optional(),
      maintenanceWindow: z
        .strictObject({ schedule: z.string(), duration: z.string().optional() })
        .optional(),
    })
    .optional(),
});

const status = z.strictObject({
  replicas: int.optional(),
  readyReplicas: int.optional(),
  selector: z.string().optional(),
  conditions: z.array(condition).optional(),
  performance: performance.optional(),
  autoUpgrade: z
    .strictObject({
      numDriftedWorkspaces: int.optional(),
      lastSuccessfulUpgradeTime: instant.optional(),
    })
    .optional(),
});

/** InferenceSet v1beta1. */
export const inferenceSet = root('kaito.sh/v1beta1', 'InferenceSet', {
  spec,
  status: status.optional(),
});
