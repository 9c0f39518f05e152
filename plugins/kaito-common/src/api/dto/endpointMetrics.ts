import { z } from 'zod';
import { instantSchema } from './freshness';

/** Percentiles over a window, in seconds; null where nothing fell into it. */
export const latencySchema = z.object({
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});

/** One look at `/metrics`, against the one before it. What the runtime does not tell is null. */
export const endpointSampleSchema = z.object({
  at: instantSchema,
  running: z.number().nullable(),
  waiting: z.number().nullable(),
  promptTokensPerSecond: z.number().nullable(),
  generationTokensPerSecond: z.number().nullable(),
  /** Used part of the KV cache, 0 to 1. */
  kvCacheUsage: z.number().nullable(),
});

/** What an endpoint's own metrics say, over a window rather than its life. */
export const endpointMetricsSchema = z.object({
  /**
   * - `measured`: `/metrics` answered
   * - `not-offered`: the runtime has no such metrics
   * - `unreachable`: it did not answer; samples are from before
   * - `not-checked`: too few looks so far, or it is not asked; `reason` says why
   */
  state: z.enum(['measured', 'not-offered', 'unreachable', 'not-checked']),
  reason: z.string().nullable(),
  /** Over how long percentiles are drawn. */
  windowSeconds: z.number(),
  /** Oldest first, some minutes of them; none while nobody looked. */
  samples: z.array(endpointSampleSchema),
  /** Copies that may answer, and those whose figures the last look found. Samples are their sum, the use of the KV cache their mean. */
  replicas: z.object({
    ready: z.number().int(),
    answered: z.number().int(),
  }),
  timeToFirstToken: latencySchema,
  interTokenLatency: latencySchema,
  /** Since when no request has been running or waiting; null while there is one, or when not known. */
  idleSince: instantSchema.nullable(),
  /** It was idle already when the portal first looked: it may have been for longer. */
  idleAtLeast: z.boolean(),
  /** GPU facts of the transformers runtime, which tells no more. */
  gpus: z.array(
    z.object({
      name: z.string(),
      memoryUsedGiB: z.number().nullable(),
      memoryTotalGiB: z.number().nullable(),
      /** Busy part of it, 0 to 1. */
      load: z.number().nullable(),
    }),
  ),
  generatedAt: instantSchema,
});

export type Latency = z.infer<typeof latencySchema>;
export type EndpointSample = z.infer<typeof endpointSampleSchema>;
export type EndpointMetrics = z.infer<typeof endpointMetricsSchema>;
