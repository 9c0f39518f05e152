import { z } from 'zod';
import { instantSchema } from './freshness';

/** A namespace of a cluster, as far as the portal knows. */
export const namespaceSchema = z.object({
  name: z.string(),
  /** Workloads in it that the caller may read. */
  workloads: z.number().int().nonnegative(),
  /** Names of Secrets that manifests in it refer to, which the caller may read. The portal does not list Secrets. */
  referencedSecrets: z.array(z.string()),
});

/** Answer of `GET /clusters/{cluster}/namespaces`. */
export const namespaceListSchema = z.object({
  items: z.array(namespaceSchema),
  /** `all`: every namespace of the cluster. `in-use`: those with something the portal watches; `reason` says why no more. */
  complete: z.enum(['all', 'in-use']),
  reason: z.string().nullable(),
  asOf: instantSchema.nullable(),
});

export type Namespace = z.infer<typeof namespaceSchema>;
export type NamespaceList = z.infer<typeof namespaceListSchema>;
