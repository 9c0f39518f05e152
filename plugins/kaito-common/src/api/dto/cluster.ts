import { z } from 'zod';
import { clusterHealthSchema, kindStateSchema, listSchema } from './freshness';

/** A cluster, the state of each watched kind and what runs there. */
export const clusterViewSchema = clusterHealthSchema.extend({
  kinds: z.array(kindStateSchema),
  /** Kubernetes version as the API server reports it; null when not known. */
  kubernetesVersion: z.string().nullable(),
  /** Since when the cluster is in this state. */
  since: z.iso.datetime().nullable(),
  workloads: z.number().int().nonnegative(),
  nodes: z.number().int().nonnegative(),
});

export const clusterListSchema = listSchema(clusterViewSchema);

export type ClusterView = z.infer<typeof clusterViewSchema>;
export type ClusterList = z.infer<typeof clusterListSchema>;
