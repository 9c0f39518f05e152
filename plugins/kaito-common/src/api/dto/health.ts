import { z } from 'zod';
import { clusterHealthSchema, instantSchema } from './freshness';

/** How one part of a replica fares. */
export const partHealthSchema = z.object({
  state: z.enum(['ok', 'degraded', 'failed']),
  /** What is wrong and what to do next; null when nothing is. */
  message: z.string().nullable(),
});

/** What one replica of the backend says of itself. Other replicas have their own watches, and may say otherwise. */
export const healthDetailsSchema = z.object({
  /** The worst of the parts; a cluster that is down degrades, it never fails the portal. */
  status: z.enum(['ok', 'degraded', 'failed']),
  replica: z.object({
    id: z.string(),
    startedAt: instantSchema,
    /** Of the backend plugin. */
    version: z.string(),
  }),
  database: partHealthSchema.extend({
    /** How long it took to answer, measured now; null when it did not. */
    milliseconds: z.number().nullable(),
  }),
  /** The record of the fleet: of each cluster one replica writes it. */
  recording: partHealthSchema.extend({
    /** Clusters that this replica records. */
    here: z.array(z.string()),
  }),
  clusters: z.array(clusterHealthSchema),
  /** Kinds that are not in step, by state, over all clusters. */
  kinds: z.record(z.string(), z.number().int().nonnegative()),
  changes: z.object({
    /** Changes since the start. */
    total: z.number().int().nonnegative(),
    /** Changes kept for browsers that come back. */
    kept: z.number().int().nonnegative(),
  }),
  /** Open streams. */
  streams: z.object({
    changes: z.number().int().nonnegative(),
    logs: z.number().int().nonnegative(),
  }),
  generatedAt: instantSchema,
});

export type PartHealth = z.infer<typeof partHealthSchema>;
export type HealthDetails = z.infer<typeof healthDetailsSchema>;
