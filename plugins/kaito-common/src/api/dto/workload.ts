import { z } from 'zod';
import { CAUSE_LAYERS, CAUSE_SOURCES } from '../../status/cause/layers';
import { PHASE_NAMES, PHASE_SEVERITIES } from '../../status/phases';
import { timelineStageSchema } from './timeline';
import { logContainerSchema } from './log';
import { freshnessShape, instantSchema, listSchema } from './freshness';

/** The KAITO kinds that serve or tune. */
export const workloadKindSchema = z.enum([
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
]);

/**
 * How a workload stands against the file that describes it, at the head of its branch.
 * - `in-sync`: the cluster holds what the file says
 * - `pending`: they differ, and the GitOps agent has not had its turn since the file changed
 * - `drifted`: they differ although the agent has
 * - `missing`: the file is there, the workload is not
 * - `unmanaged`: the workload is there, no file describes it
 * - `derived`: another workload made it, which is what Git describes
 * - `not-checked`: it cannot be said; the reason goes with it
 */
export const GIT_STATES = [
  'in-sync',
  'pending',
  'drifted',
  'missing',
  'unmanaged',
  'derived',
  'not-checked',
] as const;

export const gitStateSchema = z.enum(GIT_STATES);

/** Where a workload is. */
export const workloadRefSchema = z.object({
  cluster: z.string(),
  kind: workloadKindSchema,
  namespace: z.string(),
  name: z.string(),
});

/** The model a workload serves or tunes. */
export const workloadModelSchema = z.object({
  /** As the manifest writes it. */
  name: z.string(),
  /** Hugging Face id in the catalog's spelling; null when it is not in the catalog. */
  catalogName: z.string().nullable(),
  /** Licence as the catalog states it; null when unknown. */
  licence: z.string().nullable(),
});

export const phaseSchema = z.object({
  name: z.enum(PHASE_NAMES),
  severity: z.enum(PHASE_SEVERITIES),
  /** KAITO's own reason, untouched. */
  reason: z.string().nullable(),
  /** KAITO's own message, untouched. */
  message: z.string().nullable(),
  since: instantSchema.nullable(),
});

export const provenanceSchema = z.object({
  requestId: z.string().nullable(),
  requestedBy: z.string().nullable(),
  owner: z.string().nullable(),
  purpose: z.string().nullable(),
  expires: z.string().nullable(),
  dataClass: z.string().nullable(),
  source: z.string().nullable(),
  pullRequest: z.string().nullable(),
});

/** How to call a workload. */
export const workloadEndpointSchema = z.object({
  /** Id for `/endpoints/:id/v1/...`. */
  id: z.string(),
  /** The `model` to name in a request, by KAITO's rule; `/v1/models` has the last word. */
  servedModel: z.string().nullable(),
  /** Base URL inside the cluster; null for a kind that has no Service of its own. */
  inClusterUrl: z.string().nullable(),
  ready: z.boolean(),
});

export const workloadSchema = z.object({
  ref: workloadRefSchema,
  uid: z.string(),
  purpose: z.enum(['inference', 'tuning', 'rag']),
  model: workloadModelSchema.nullable(),
  phase: phaseSchema,
  /** Machine type it asks for; those of the roles of a MultiRoleInference, where they differ, with commas between. */
  instanceType: z.string().nullable(),
  nodes: z.object({
    /** Nodes KAITO wants (`status.targetNodeCount`); null before it has planned. */
    target: z.number().int().nullable(),
    /** Nodes KAITO lists as workers; null for a kind that keeps no list, whose replicas have the nodes. */
    ready: z.number().int().nullable(),
  }),
  provenance: provenanceSchema,
  /** True when the manifest names the request that brought it. */
  managed: z.boolean(),
  endpoint: workloadEndpointSchema.nullable(),
  createdAt: instantSchema.nullable(),
  /** How it stands against its file in Git. Absent from answers of older backends. */
  git: gitStateSchema.optional(),
  ...freshnessShape,
});

export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  lastTransitionTime: z.string().nullable(),
});

export const kubeEventSchema = z.object({
  type: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
  /** What the event is about, e.g. `Pod/phi-4-0`. */
  object: z.string(),
  lastSeen: z.string().nullable(),
});

/** A pod, node claim or node that belongs to a workload. */
export const relatedObjectSchema = z.object({
  kind: z.string(),
  name: z.string(),
  /** A word for its state, in Kubernetes' own terms (`Running`, `Ready`, `Launched`). */
  state: z.string(),
  message: z.string().nullable(),
  ready: z.boolean(),
  /** Of a pod: its containers, the model's first. Absent from answers of older backends. */
  containers: z.array(logContainerSchema).optional(),
});

/** The deepest cause known for a workload that is not well. */
export const causeSchema = z.object({
  /** What, in a sentence. */
  summary: z.string(),
  /** What to do next; null when there is nothing to do but wait. */
  nextStep: z.string().nullable(),
  /** Object the evidence is from, e.g. `NodeClaim/ws1a2b3c4d5`. */
  object: z.string(),
  /** The raw reason and message the sentence is made of. */
  evidence: z.string(),
});

/** One link of a root-cause chain. */
export const causeLinkSchema = causeSchema.extend({
  layer: z.enum(CAUSE_LAYERS),
  /** A stable word for the fault, e.g. `quota`. */
  code: z.string(),
  /** The mechanism behind it; null when the summary says it all. */
  why: z.string().nullable(),
  /** Since when, as the raw words say; null when they do not. */
  since: z.string().nullable(),
  /** What the link was read from. */
  raw: z.object({
    source: z.enum(CAUSE_SOURCES),
    /** Type of the condition or event. */
    type: z.string().nullable(),
    reason: z.string().nullable(),
    message: z.string().nullable(),
    at: z.string().nullable(),
  }),
  /** Other objects that suffer the same. */
  alsoAffects: z.array(z.string()),
});

export const workloadDetailSchema = workloadSchema.extend({
  cause: causeSchema.nullable(),
  /** Every cause found, the deepest first; `cause` is its head. Absent from answers of older backends. */
  causeChain: z.array(causeLinkSchema).optional(),
  /** The stages of its kind in order. Absent from answers of older backends. */
  timeline: z.array(timelineStageSchema).optional(),
  conditions: z.array(conditionSchema),
  events: z.array(kubeEventSchema),
  related: z.array(relatedObjectSchema),
  /** The object as the cluster holds it, without managed fields. */
  manifest: z.record(z.string(), z.unknown()),
});

export const workloadListSchema = listSchema(workloadSchema);

export type GitState = z.infer<typeof gitStateSchema>;
export type WorkloadKind = z.infer<typeof workloadKindSchema>;
export type WorkloadRef = z.infer<typeof workloadRefSchema>;
export type Workload = z.infer<typeof workloadSchema>;
export type WorkloadDetail = z.infer<typeof workloadDetailSchema>;
export type WorkloadList = z.infer<typeof workloadListSchema>;
export type WorkloadModel = z.infer<typeof workloadModelSchema>;
export type WorkloadEndpoint = z.infer<typeof workloadEndpointSchema>;
export type KubeEventView = z.infer<typeof kubeEventSchema>;
export type RelatedObject = z.infer<typeof relatedObjectSchema>;
export type Cause = z.infer<typeof causeSchema>;
export type CauseLink = z.infer<typeof causeLinkSchema>;
