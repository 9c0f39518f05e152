import { z } from 'zod';
import { labelSelector, preserved, strings, int } from './common';

/** `partition` of a resource; mode and profile are judged by W15 and W18. */
export const partition = z.strictObject({
  mode: z.string(),
  profile: z.string().optional(),
  count: z.int().min(1).optional(),
});

/** `resource` of a Workspace, `compute` of a RAGEngine. */
export const resource = z.strictObject({
  count: int.optional(),
  instanceType: z.string().optional(),
  labelSelector,
  preferredNodes: strings.optional(),
  partition: partition.optional(),
});

/** `preset` of inference and tuning. */
export const preset = z.strictObject({
  name: z.string(),
  accessMode: z.enum(['public', 'private']).optional(),
  presetOptions: z
    .strictObject({
      image: z.string().optional(),
      imagePullSecrets: strings.optional(),
      modelAccessSecret: z.string().optional(),
    })
    .optional(),
});

/** Where data come from: `source` of an adapter, `input` of tuning. */
export const dataSource = z.strictObject({
  name: z.string().optional(),
  urls: strings.optional(),
  volumeSource: preserved.optional(),
  image: z.string().optional(),
  imagePullSecrets: strings.optional(),
});

/** `inference` of a Workspace and of an InferenceSet's template. */
export const inference = z.strictObject({
  preset: preset.optional(),
  template: preserved.optional(),
  config: z.string().optional(),
  adapters: z
    .array(
      z.strictObject({
        source: dataSource.optional(),
        strength: z.string().optional(),
      }),
    )
    .optional(),
});
