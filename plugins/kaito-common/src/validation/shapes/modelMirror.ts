import { z } from 'zod';
import { condition, instant, int, root } from './common';

const spec = z.strictObject({
  mode: z.enum(['Managed', 'Static']).optional(),
  source: z
    .strictObject({
      registry: z.enum(['huggingface']),
      modelID: z.string(),
      accessSecret: z
        .strictObject({
          apiVersion: z.string().optional(),
          kind: z.string().optional(),
          namespace: z.string().optional(),
          name: z.string().optional(),
          uid: z.string().optional(),
          resourceVersion: z.string().optional(),
          fieldPath: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  storage: z
    .strictObject({ size: z.string(), storageClassName: z.string().optional() })
    .optional(),
  jobNamespace: z.string().optional(),
  serviceAccountName: z.string().optional(),
});

const status = z.strictObject({
  phase: z.enum(['Pending', 'Ready']).optional(),
  modelPath: z.string().optional(),
  conditions: z.array(condition).optional(),
  failureMessage: z.string().optional(),
  lastDownloadTime: instant.optional(),
  download: z
    .strictObject({ speedBytesPerSecond: int, remainingSeconds: int })
    .optional(),
});

/** ModelMirror v1alpha1, cluster-scoped. */
export const modelMirror = root('kaito.sh/v1alpha1', 'ModelMirror', {
  spec: spec.optional(),
  status: status.optional(),
});
