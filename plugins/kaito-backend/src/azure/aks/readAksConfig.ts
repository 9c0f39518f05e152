import type { Config } from '@backstage/config';
import { z } from 'zod';

const segment = z
  .string()
  .regex(/^[\w.()-]+$/, 'must be as Azure writes it, without slashes');

const entrySchema = z.strictObject({
  subscriptionId: segment,
  /** Every group of the subscription when left out. */
  resourceGroup: segment.optional(),
  /** Tags a cluster must have, with these values. */
  tags: z.record(z.string(), z.string()).default({}),
  clusterName: z
    .string()
    .default('{name}')
    .refine(
      template =>
        [...template.matchAll(/\{(.*?)\}/g)].every(([, key]) =>
          ['name', 'resourceGroup', 'subscriptionId', 'location'].includes(key),
        ) && template.includes('{name}'),
      'must hold {name}, and may hold {resourceGroup}, {subscriptionId} and {location}',
    ),
  localAccounts: z.boolean().default(false),
});

/** Which AKS clusters to look for. */
export type AksConfig = z.infer<typeof entrySchema>;

/** Reads `kaito.clusters.aks`. Throws with the field and the reason. */
export function readAksConfig(config: Config): AksConfig[] {
  const raw = config.getOptional<unknown>('kaito.clusters.aks');
  const parsed = z.array(entrySchema).default([]).safeParse(raw);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(`${['kaito.clusters.aks', ...path].join('.')}: ${message}`);
  }
  return parsed.data;
}
