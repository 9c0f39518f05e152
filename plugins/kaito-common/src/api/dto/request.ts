import { z } from 'zod';
import { instantSchema } from './freshness';
import { durationSchema } from './timeline';

/** What a request asks for. `prepare` makes a cluster ready for KAITO. */
export const REQUEST_VERBS = ['deploy', 'change', 'retire', 'prepare'] as const;

/**
 * Steps of a request, in order. The last ones depend on what is asked: a deployment ends with `ready`, a change with
 * `rolled-out`, a retirement with `removed`, a prepared cluster with `ready`.
 */
export const REQUEST_STAGES = [
  'submitted',
  'pull-request',
  'checks',
  'approved',
  'merged',
  'synced',
  'nodes',
  'image',
  'weights',
  'rolled-out',
  'removed',
  'ready',
] as const;

/**
 * How a step stands. `skipped`: this request does not go through it. `not-checked`: a source is missing or does not
 * answer; the message says which and what was last known.
 */
export const REQUEST_STAGE_STATES = [
  'done',
  'current',
  'waiting',
  'failed',
  'skipped',
  'not-checked',
] as const;

/**
 * How a request stands.
 * - `submitted`: its task works on the pull request
 * - `in-review`: the pull request is open
 * - `rejected`: a reviewer asked for changes, or closed it after that
 * - `rolling-out`: merged, on its way to what was asked for
 * - `failed`: something stands in the way; while `finishedAt` is null it may still come right
 * - `done`: what was asked for is so
 * - `closed`: ended without it, e.g. the pull request was closed
 */
export const REQUEST_STATES = [
  'submitted',
  'in-review',
  'rejected',
  'rolling-out',
  'failed',
  'done',
  'closed',
] as const;

/** What a request is about; of a prepared cluster the kind is `Cluster` and there is no namespace. */
export const requestPlaceSchema = z.object({
  cluster: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
});

/** Who told of a step. */
export const requestSourceSchema = z.object({
  /** For people, e.g. `git.example.com`, `cluster aks-weu-prod`. */
  name: z.string(),
  /** When it last answered; null when it never did. */
  asOf: instantSchema.nullable(),
  /** Why it cannot be asked now; null when it can. */
  problem: z.string().nullable(),
});

export const requestStageSchema = z.object({
  stage: z.enum(REQUEST_STAGES),
  state: z.enum(REQUEST_STAGE_STATES),
  /** When it began; null when not known. */
  since: instantSchema.nullable(),
  /** When it was reached, or failed; null before, and when not known. */
  at: instantSchema.nullable(),
  /** People behind it: entity refs, or logins of the Git host. */
  by: z.array(z.string()),
  message: z.string().nullable(),
  /** From `since` to `at`, or to now while it lasts. */
  elapsedSeconds: z.number().nonnegative().nullable(),
  /** Median of finished requests of the same model and machine type; null when there are none. */
  usualSeconds: durationSchema
    .extend({ requests: z.number().int().positive() })
    .nullable(),
  source: requestSourceSchema.nullable(),
});

/** The pull request of a request as the portal last saw it. What the host does not tell is null, never "ok". */
export const requestPullRequestSchema = z.object({
  repository: z.string(),
  branch: z.string(),
  base: z.string(),
  /** Null while none is known: the host has no pull requests, or it is about to be opened. */
  number: z.number().int().nullable(),
  url: z.string().nullable(),
  /** Page that opens one by hand, where the host has no pull requests the portal speaks. */
  compareUrl: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(['open', 'merged', 'closed']).nullable(),
  openedAt: instantSchema.nullable(),
  mergeable: z.boolean().nullable(),
  approvedBy: z.array(z.string()).nullable(),
  changesRequestedBy: z.array(z.string()).nullable(),
  checks: z.enum(['passed', 'failed', 'pending', 'none']).nullable(),
  mergedBy: z.string().nullable(),
  mergedAt: instantSchema.nullable(),
  mergeCommit: z.string().nullable(),
  /** When the host last told; null when it never did. */
  asOf: instantSchema.nullable(),
  /** True when the host cannot be asked now, or what it said is older than the portal means to ask. */
  stale: z.boolean(),
  problem: z.string().nullable(),
});

/** One request, as lists show it. */
export const requestSchema = z.object({
  id: z.string(),
  verb: z.enum(REQUEST_VERBS),
  place: requestPlaceSchema,
  title: z.string(),
  /** Entity ref. */
  requestedBy: z.string(),
  owner: z.string().nullable(),
  purpose: z.string().nullable(),
  expires: z.string().nullable(),
  model: z.string().nullable(),
  instanceType: z.string().nullable(),
  state: z.enum(REQUEST_STATES),
  /** The step it is at, or ended with. */
  stage: z.enum(REQUEST_STAGES),
  /** What it waits for, in a sentence; null when it is finished. */
  waitsFor: z.string().nullable(),
  /** What went wrong, in a sentence; null when nothing did. */
  failure: z.string().nullable(),
  submittedAt: instantSchema,
  /** When its state or step last changed. */
  changedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  pullRequest: requestPullRequestSchema.nullable(),
  /** Id of the Scaffolder's task. */
  taskId: z.string().nullable(),
});

export const requestDetailSchema = requestSchema.extend({
  stages: z.array(requestStageSchema),
  /** Paths in the repository it touches. */
  files: z.array(z.string()),
  /** Id for `/endpoints/{id}/v1/...` once the deployment can be called; null before. */
  endpointId: z.string().nullable(),
  /** What became of it after it was done; null when it is still so, or that is not known. */
  afterwards: z
    .object({
      what: z.enum(['removed', 'replaced']),
      /** By which request; null when it names none. */
      requestId: z.string().nullable(),
      /** When it was first seen gone; null when not recorded. */
      observedAt: instantSchema.nullable(),
    })
    .nullable(),
  generatedAt: instantSchema,
});

export type RequestVerb = (typeof REQUEST_VERBS)[number];
export type RequestStageName = (typeof REQUEST_STAGES)[number];
export type RequestStageState = (typeof REQUEST_STAGE_STATES)[number];
export type RequestState = (typeof REQUEST_STATES)[number];
export type RequestPlace = z.infer<typeof requestPlaceSchema>;
export type RequestSource = z.infer<typeof requestSourceSchema>;
export type RequestStage = z.infer<typeof requestStageSchema>;
export type RequestPullRequest = z.infer<typeof requestPullRequestSchema>;
export type KaitoRequest = z.infer<typeof requestSchema>;
export type KaitoRequestDetail = z.infer<typeof requestDetailSchema>;
