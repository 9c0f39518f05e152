import { z } from 'zod';
import { freshnessShape, listSchema } from './freshness';
import { knownSchema } from './known';

/**
 * Whether a model finds room in a place.
 * - `free-now`: enough whole nodes are free
 * - `will-provision`: KAITO would order new nodes
 * - `busy`: enough nodes are there, and others hold their GPUs
 * - `does-not-fit`: these nodes are too few or too small
 * - `not-checked`: a fact is missing; `reason` says which
 */
export const placementVerdictSchema = z.enum([
  'free-now',
  'will-provision',
  'busy',
  'does-not-fit',
  'not-checked',
]);

export const placementQuotaSchema = knownSchema(
  z.object({
    /** nodes × vCPUs of a node. */
    neededVcpus: z.number(),
    enough: z.boolean(),
    limits: z.array(
      z.object({
        name: z.string(),
        limit: z.number(),
        used: z.number(),
        free: z.number(),
      }),
    ),
  }),
);

export const placementOfferSchema = knownSchema(
  z.object({
    offered: z.boolean(),
    zones: z.array(z.string()),
    restrictions: z.array(z.string()),
  }),
);

/** List price of all nodes together. */
export const placementPriceSchema = knownSchema(
  z.object({
    perHour: z.number(),
    /** ISO 4217. */
    currency: z.string(),
    effective: z.iso.date(),
  }),
);

/** One (cluster, machine type) cell for a model. */
export const placementSchema = z.object({
  cluster: z.string(),
  /** Machine type; null for nodes whose type is not known. */
  instanceType: z.string().nullable(),
  gpuModel: z.string().nullable(),
  verdict: placementVerdictSchema,
  reason: z.string(),
  /** What to beware of where it fits, a sentence each. */
  warnings: z.array(z.string()),
  /** Nodes and GPUs KAITO would plan, estimated; null when it does not fit. */
  needs: z
    .object({
      nodes: z.number().int(),
      gpus: z.number().int(),
      basis: z.literal('estimated'),
    })
    .nullable(),
  /** Whole nodes of this kind that nobody uses, measured; null where nodes are ordered for each workload. */
  freeNodes: z.number().int().nullable(),
  quota: placementQuotaSchema,
  offer: placementOfferSchema,
  price: placementPriceSchema,
  /** Why `kaito.policy` does not allow it, a sentence each; empty when it does. Absent from answers of older backends. */
  notAllowed: z.array(z.string()).optional(),
  ...freshnessShape,
});

export const placementListSchema = listSchema(placementSchema);

/** Query of `GET /capacity/fit`. */
export const fitQuerySchema = z.strictObject({
  /** Preset name or alias, as the catalog has it. */
  model: z.string().min(1).max(200),
  cluster: z.array(z.string().max(253)).max(100).optional(),
  /** `max-model-len` of the inference config; KAITO reserves 2048 when it names none. */
  contextTokens: z.number().int().positive().max(10_000_000).optional(),
  /** Entity ref of the team it would be for: policy may differ from team to team. */
  owner: z.string().max(256).optional(),
});

export type Placement = z.infer<typeof placementSchema>;
export type PlacementVerdict = z.infer<typeof placementVerdictSchema>;
export type PlacementList = z.infer<typeof placementListSchema>;
export type FitQuery = z.infer<typeof fitQuerySchema>;
