import { z } from 'zod';

/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/**
 * What the backend knows of a cluster.
 * - `starting`: not yet heard from since the portal started
 * - `live`: every kind it may read is in step
 * - `partial`: reachable, but at least one kind is not in step
 * - `unreachable`: no answer; what was known is kept with its age
 * - `terminating`: its API server says that it is shutting down; what was known is kept with its age
 * - `unauthorized`: the cluster refuses the portal's credentials
 * - `misconfigured`: the configuration does not allow a connection
 */
export const clusterStateSchema = z.enum([
  'starting',
  'live',
  'partial',
  'unreachable',
  'terminating',
  'unauthorized',
  'misconfigured',
]);

/**
 * What the backend knows of one kind in one cluster. An empty list is `synced` with a count of 0.
 * - `syncing`: first list still under way
 * - `synced`: list and watch in step
 * - `stale`: was in step, the stream is broken and being mended
 * - `forbidden`: the portal's account lacks a right
 * - `unauthorized`: the credentials are refused
 * - `crd-missing`: the cluster does not serve this kind
 * - `unreachable`: no answer and nothing known yet
 */
export const kindStateNameSchema = z.enum([
  'syncing',
  'synced',
  'stale',
  'forbidden',
  'unauthorized',
  'crd-missing',
  'unreachable',
]);

/** One line about a cluster that accompanies every answer. */
export const clusterHealthSchema = z.object({
  name: z.string(),
  title: z.string(),
  state: clusterStateSchema,
  /** What is wrong and what to do next; null when live. */
  message: z.string().nullable(),
  /** Last moment at which what is shown was known to be current; null when never. */
  asOf: instantSchema.nullable(),
});

/** One kind in one cluster. */
export const kindStateSchema = z.object({
  kind: z.string(),
  state: kindStateNameSchema,
  /** Objects known, also while stale. */
  objectCount: z.number().int().nonnegative(),
  asOf: instantSchema.nullable(),
  message: z.string().nullable(),
  /** Whether the portal can do without this kind. */
  optional: z.boolean(),
});

/** Freshness of one item. */
export const freshnessShape = {
  /** Last moment at which this was known to be current. */
  asOf: instantSchema,
  /** True when the cluster can no longer confirm it. */
  stale: z.boolean(),
};

/** An answer with a list, the state of each cluster it was drawn from, and when it was made. */
export function listSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    totalItems: z.number().int().nonnegative(),
    clusters: z.array(clusterHealthSchema),
    generatedAt: instantSchema,
  });
}

export type ClusterState = z.infer<typeof clusterStateSchema>;
export type KindStateName = z.infer<typeof kindStateNameSchema>;
export type ClusterHealth = z.infer<typeof clusterHealthSchema>;
export type KindState = z.infer<typeof kindStateSchema>;
/** An answer with a list; see {@link listSchema}. */
export interface ListAnswer<T> {
  items: T[];
  totalItems: number;
  clusters: ClusterHealth[];
  generatedAt: string;
}
