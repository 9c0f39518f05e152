import { z } from 'zod';
import {
  condition,
  int,
  performance,
  preserved,
  root,
  strings,
} from './common';
import { dataSource, inference, preset, resource } from './inference';

const tuning = z.strictObject({
  preset: preset.optional(),
  method: z.string().optional(),
  config: z.string().optional(),
  input: dataSource,
  output: z.strictObject({
    volumeSource: preserved.optional(),
    image: z.string().optional(),
    imagePushSecret: z.string().optional(),
  }),
});

const status = z.strictObject({
  workerNodes: strings.optional(),
  state: z.string().optional(),
  targetNodeCount: int.optional(),
  conditions: z.array(condition).optional(),
  performance: performance.optional(),
});

/** Workspace v1beta1: no `spec`. */
export const workspace = root('kaito.sh/v1beta1', 'Workspace', {
  resource: resource.optional(),
  inference: inference.optional(),
  tuning: tuning.optional(),
  status: status.optional(),
});
