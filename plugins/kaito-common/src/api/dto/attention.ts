import { z } from 'zod';
import { PHASE_NAMES, PHASE_SEVERITIES } from '../../status/phases';
import { instantSchema, listSchema } from './freshness';
import { workloadRefSchema } from './workload';

/** A workload that has a problem. */
export const attentionMemberSchema = z.object({
  ref: workloadRefSchema,
  phase: z.enum(PHASE_NAMES),
  /** What is wrong with this one, with the names of its objects. */
  summary: z.string(),
  owner: z.string().nullable(),
  /** Since when it is in this phase; null when the cluster does not say. */
  since: instantSchema.nullable(),
  /** True when the cluster can no longer confirm it. */
  stale: z.boolean(),
});

/** Workloads with one problem in common: one thing to do mends them all. */
export const attentionGroupSchema = z.object({
  /** Stable while the problem is the same, for links. */
  id: z.string(),
  severity: z.enum(PHASE_SEVERITIES),
  /** What, in a sentence that holds for every member; names that differ are left out (`…`). */
  summary: z.string(),
  /** What to do next; null when there is nothing to do but wait. */
  nextStep: z.string().nullable(),
  /** Since when the first member has it. */
  since: instantSchema.nullable(),
  members: z.array(attentionMemberSchema),
});

export const attentionListSchema = listSchema(attentionGroupSchema);

export type AttentionMember = z.infer<typeof attentionMemberSchema>;
export type AttentionGroup = z.infer<typeof attentionGroupSchema>;
export type AttentionList = z.infer<typeof attentionListSchema>;
