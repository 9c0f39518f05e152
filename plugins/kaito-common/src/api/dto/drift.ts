import { z } from 'zod';
import { freshnessShape, instantSchema, listSchema } from './freshness';
import {
  gitStateSchema,
  workloadKindSchema,
  workloadRefSchema,
} from './workload';
import { facetCountSchema } from './workloadQuery';

/** One field in which a workload differs from its file. Values are text as YAML writes them, cut where they are long. */
export const driftDifferenceSchema = z.object({
  /** Field it is about, e.g. `inference.adapters[0].source.image`; empty for the object as a whole. */
  path: z.string(),
  /** Value in Git; null when Git has none. */
  wanted: z.string().nullable(),
  /** Value in the cluster; null when the cluster has none. */
  live: z.string().nullable(),
  /** Whether a part of the values is hidden, because it looks like a secret. */
  masked: z.boolean(),
  /** What happens when Git is applied; see `DriftEffect`. */
  effect: z.enum(['rolls', 'nothing', 'refused', 'replace']),
  /** What that means, in a sentence. */
  meaning: z.string(),
});

/** The file of a workload on the branch that describes it. */
export const driftFileSchema = z.object({
  /** Path of the repository below its host, e.g. `platform/fleet`. */
  repository: z.string(),
  baseBranch: z.string(),
  /** Commit that was read. */
  commit: z.string(),
  path: z.string(),
  /** Page of the file at that commit; null when the host's pattern is not known. */
  url: z.string().nullable(),
});

/** What is to bring Git into the cluster, and how far it says it is. */
export const driftAgentSchema = z.object({
  kind: z.enum(['flux', 'argo-cd']),
  /** e.g. `flux-system/fleet`. */
  name: z.string(),
  /** Commit it applied last; null when it does not say. */
  revision: z.string().nullable(),
  /** What keeps it from applying; null when nothing does. */
  problem: z.string().nullable(),
});

/** How a workload stands against its file, without the details. */
export const driftItemSchema = z.object({
  ref: workloadRefSchema,
  owner: z.string().nullable(),
  requestId: z.string().nullable(),
  state: gitStateSchema,
  /** What was found, in a sentence. */
  summary: z.string(),
  /** What to do about it; null when there is nothing to do. */
  nextStep: z.string().nullable(),
  /** Since when it is pending or not checked; null where it is not known and where it says nothing. */
  since: instantSchema.nullable(),
  /** Fields that differ. */
  differing: z.number().int().nonnegative(),
  file: driftFileSchema.nullable(),
  /** What was known last, where the state is `not-checked`; null when nothing was. */
  lastKnown: z.object({ state: gitStateSchema, at: instantSchema }).nullable(),
  /** When the Git host last confirmed what is said of the file; null when never. */
  gitAsOf: instantSchema.nullable(),
  ...freshnessShape,
});

/** Answer of `GET /workloads/{cluster}/{kind}/{namespace}/{name}/drift`. */
export const driftSchema = driftItemSchema.extend({
  /** What applying Git as a whole comes to: all or nothing is applied. Null without differences. */
  effect: driftDifferenceSchema.shape.effect.nullable(),
  /** The first of them, where there are very many. */
  differences: z.array(driftDifferenceSchema),
  /** Null when neither Flux nor Argo CD says anything of it. */
  agent: driftAgentSchema.nullable(),
});

/** A branch the fleet is described on. */
export const driftRepositorySchema = z.object({
  repository: z.string(),
  /** Page of the repository; null when it is not known. */
  url: z.string().nullable(),
  baseBranch: z.string(),
  /** `current`: confirmed lately; `stale`: known from before, the host does not answer; `not-read`: never read. */
  state: z.enum(['current', 'stale', 'not-read']),
  /** What is wrong and what to do; null when nothing is. */
  message: z.string().nullable(),
  commit: z.string().nullable(),
  asOf: instantSchema.nullable(),
  /** Files that describe workloads or list files that do. */
  files: z.number().int().nonnegative(),
  /** Files that could not be read: too large, too many, or no YAML. What they describe is not known. */
  unreadable: z.number().int().nonnegative(),
});

/** Query of `GET /drift`. Values of one field are alternatives, fields narrow each other. */
export const driftQuerySchema = z.strictObject({
  state: z.array(gitStateSchema).optional(),
  cluster: z.array(z.string().max(253)).max(100).optional(),
  namespace: z.array(z.string().max(253)).max(100).optional(),
  kind: z.array(workloadKindSchema).optional(),
});

/** Answer of `GET /drift`. `states` counts what would match if the state were not narrowed. */
export const driftListSchema = listSchema(driftItemSchema).extend({
  states: z.array(facetCountSchema),
  repositories: z.array(driftRepositorySchema),
});

export type DriftDifference = z.infer<typeof driftDifferenceSchema>;
export type DriftFile = z.infer<typeof driftFileSchema>;
export type DriftAgent = z.infer<typeof driftAgentSchema>;
export type DriftItem = z.infer<typeof driftItemSchema>;
export type Drift = z.infer<typeof driftSchema>;
export type DriftRepository = z.infer<typeof driftRepositorySchema>;
export type DriftQuery = z.infer<typeof driftQuerySchema>;
export type DriftList = z.infer<typeof driftListSchema>;
