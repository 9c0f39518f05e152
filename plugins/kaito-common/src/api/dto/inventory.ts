import { z } from 'zod';
import { instantSchema, listSchema } from './freshness';
import { provenanceSchema, workloadKindSchema } from './workload';

/** When something happened, as far as it was seen: between `notBefore` (null: unknown) and `observedAt`. */
export const observedSchema = z.object({
  observedAt: instantSchema,
  notBefore: instantSchema.nullable(),
});

/** Evidence for an entry. A: Git verified. B: provenance present, Git not verified. C: live only, unmanaged. */
export const evidenceGradeSchema = z.enum(['A', 'B', 'C']);

/** One deployed model, now or in the past. */
export const inventoryEntrySchema = z.object({
  uid: z.string(),
  cluster: z.string(),
  kind: workloadKindSchema,
  namespace: z.string(),
  name: z.string(),
  /** As the manifest writes it; null when the manifest names none (custom template). */
  model: z.string().nullable(),
  licence: z.string().nullable(),
  instanceType: z.string().nullable(),
  provenance: provenanceSchema,
  managed: z.boolean(),
  evidence: evidenceGradeSchema,
  generation: z.number().int(),
  specHash: z.string(),
  created: observedSchema,
  firstReady: observedSchema.nullable(),
  deleted: observedSchema.nullable(),
});

export const inventoryEventTypeSchema = z.enum([
  'created',
  'spec-changed',
  'ready',
  'deleted',
]);

/** One fact of the ledger. Facts are only ever added. */
export const inventoryEventSchema = observedSchema.extend({
  id: z.string(),
  type: inventoryEventTypeSchema,
  generation: z.number().int(),
  specHash: z.string(),
});

export const inventoryListSchema = listSchema(inventoryEntrySchema);

export const inventoryHistorySchema = z.object({
  entry: inventoryEntrySchema,
  events: z.array(inventoryEventSchema),
});

export type Observed = z.infer<typeof observedSchema>;
export type EvidenceGrade = z.infer<typeof evidenceGradeSchema>;
export type InventoryEntry = z.infer<typeof inventoryEntrySchema>;
export type InventoryEventType = z.infer<typeof inventoryEventTypeSchema>;
export type InventoryEvent = z.infer<typeof inventoryEventSchema>;
export type InventoryList = z.infer<typeof inventoryListSchema>;
export type InventoryHistory = z.infer<typeof inventoryHistorySchema>;
