import { z } from 'zod';
import { freshnessShape, listSchema } from './freshness';
import { workloadModelSchema, workloadRefSchema } from './workload';

/** A URL that answers OpenAI-compatible calls, through the gateway. */
export const endpointViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  workload: workloadRefSchema,
  model: workloadModelSchema.nullable(),
  servedModel: z.string().nullable(),
  /** KAITO says the model is serving. */
  ready: z.boolean(),
  owner: z.string().nullable(),
  /** How the gateway reaches it. `service-proxy` rides the API server: for trying, not for production. */
  via: z.enum(['service-proxy']),
  inClusterUrl: z.string(),
  ...freshnessShape,
});

export const endpointListSchema = listSchema(endpointViewSchema);

export type EndpointView = z.infer<typeof endpointViewSchema>;
export type EndpointList = z.infer<typeof endpointListSchema>;
