import { z } from 'zod';
import {
  DURATION_BASES,
  STAGE_STATES,
  TIMELINE_STAGES,
} from '../../status/timeline/stages';

/** A duration in seconds and where it comes from. */
export const durationSchema = z.object({
  value: z.number().nonnegative(),
  basis: z.enum(DURATION_BASES),
});

/** One stage on a workload's way. Instants are those the cluster wrote; null where it did not. */
export const timelineStageSchema = z.object({
  stage: z.enum(TIMELINE_STAGES),
  state: z.enum(STAGE_STATES),
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** From `since` to `until`, or to now while it lasts; null when either is not known. */
  elapsedSeconds: z.number().nonnegative().nullable(),
  /** How long it usually takes for such a workload; null when nobody has told. */
  usualSeconds: durationSchema.nullable(),
  /** How long it may take before it counts as stuck; null when it may last. */
  budgetSeconds: durationSchema.nullable(),
  /** Whether it goes on for longer than its budget. */
  stuck: z.boolean(),
});

export type Duration = z.infer<typeof durationSchema>;
export type TimelineStage = z.infer<typeof timelineStageSchema>;
