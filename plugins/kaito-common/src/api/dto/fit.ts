import { z } from 'zod';
import { freshnessShape, listSchema } from './freshness';

/** Where a figure comes from. */
export const basisSchema = z.enum(['measured', 'estimated', 'configured']);

/**
 * Whether a model finds room in a place.
 * - `free-now`: enough GPUs are free on nodes that may be shared
 * - `will-provision`: KAITO would order new nodes; quota is checked only where `quota` says so
 * - `does-not-fit`: no number of these nodes is enough, or none are free and none can be ordered
 * - `not-checked`: a fact is missing; `reason` says which
 */
export const placementVerdictSchema = z.enum([
  'free-now',
  'will-provision',
  'does-not-fit',
  'not-checked',
]);

/** One (cluster, machine type) cell for a model. */
export const placementSchema = z.object({
  cluster: z.string(),
  /** Machine type; null for nodes whose type is not known. */
  instanceType: z.string().nullable(),
  gpuModel: z.string(),
  verdict: placementVerdictSchema,
  reason: z.string(),
  /** Nodes and GPUs KAITO would plan, estimated; null when it does not fit. */
  needs: z
    .object({
      nodes: z.number().int(),
      gpus: z.number().int(),
      basis: basisSchema,
    })
    .nullable(),
  /** GPUs free now on matching nodes, measured; null when not known. */
  freeGpus: z.number().int().nullable(),
  ...freshnessShape,
});

export const placementListSchema = listSchema(placementSchema);

export type Placement = z.infer<typeof placementSchema>;
export type PlacementVerdict = z.infer<typeof placementVerdictSchema>;
export type PlacementList = z.infer<typeof placementListSchema>;
