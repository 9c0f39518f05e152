import { z } from 'zod';
import { condition, int, root, strings } from './common';
import { resource } from './inference';

const embedding = z.strictObject({
  local: z
    .strictObject({
      image: z.string().optional(),
      imagePullSecret: z.string().optional(),
      modelID: z.string().optional(),
      modelAccessSecret: z.string().optional(),
    })
    .optional(),
  remote: z
    .strictObject({ url: z.string(), accessSecret: z.string().optional() })
    .optional(),
});

const storage = z.strictObject({
  persistentVolume: z
    .strictObject({
      persistentVolumeClaim: z.string(),
      mountPath: z.string().optional(),
    })
    .optional(),
  vectorDB: z
    .strictObject({
      engine: z.string(),
      url: z.string(),
      accessSecret: z.string().optional(),
    })
    .optional(),
});

const spec = z.strictObject({
  compute: resource.optional(),
  embedding,
  inferenceService: z
    .strictObject({
      url: z.string().optional(),
      accessSecret: z.string().optional(),
      contextWindowSize: int,
    })
    .optional(),
  storage: storage.optional(),
  guardrails: z
    .strictObject({
      enabled: z.boolean().optional(),
      configMapRef: z.strictObject({ name: z.string() }).optional(),
    })
    .optional(),
});

/** RAGEngine v1beta1. */
export const ragEngine = root('kaito.sh/v1beta1', 'RAGEngine', {
  spec: spec.optional(),
  status: z
    .strictObject({
      workerNodes: strings.optional(),
      conditions: z.array(condition).optional(),
    })
    .optional(),
});
