import { z } from 'zod';
import { REQUEST_VERBS } from './request';

/** Also a part of a branch name. */
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'use lower-case letters, digits and hyphens',
  );
const name = z.string().min(1).max(253);
const branch = z.string().min(1).max(250);
const path = z.string().min(1).max(1_024);
/** Shown as a link, so that nothing else may be behind it. */
const page = z
  .string()
  .max(2_048)
  .regex(/^https?:\/\/[^\s@]+$/i, 'use an http(s) address without credentials');

/** Body of `POST /requests`: what is about to be proposed. The requester is whoever calls. */
export const requestRegistrationSchema = z.strictObject({
  id,
  verb: z.enum(REQUEST_VERBS),
  place: z.strictObject({
    cluster: name,
    /** A KAITO kind, or `Cluster`. */
    kind: z.string().min(1).max(63),
    /** Empty for a cluster. */
    namespace: z.string().max(63),
    name,
  }),
  title: z.string().min(1).max(300),
  taskId: z.string().max(100).optional(),
  /** `host?owner=o&repo=r` or an http(s) Git URL. */
  repoUrl: z.string().min(1).max(2_048),
  baseBranch: branch,
  /** Must contain the id, so that a request can only ever follow its own pull request. */
  branch,
  owner: z.string().max(256).optional(),
  purpose: z.string().max(1_000).optional(),
  expires: z.string().max(40).optional(),
  model: z.string().max(200).optional(),
  instanceType: z.string().max(253).optional(),
  /** Values by which a change is recognised in the cluster, e.g. `['spec', 'replicas']` → 3. */
  expects: z
    .array(
      z.strictObject({
        path: z.array(z.string().min(1).max(253)).min(1).max(12),
        value: z.unknown(),
      }),
    )
    .max(20)
    .default([]),
});

/**
 * Body of `POST /requests/{id}/progress`: how far its task has come.
 * - `proposed`: its pull request is open
 * - `pushed`: its branch is there; a person opens the pull request
 * - `merged`: it was merged before
 * - `unchanged`: the base branch says the same already
 * - `failed`: nothing was proposed; the message says why
 */
export const requestProgressSchema = z.strictObject({
  state: z.enum(['proposed', 'pushed', 'merged', 'unchanged', 'failed']),
  pullRequest: z
    .strictObject({ number: z.number().int().positive(), url: page })
    .optional(),
  compareUrl: page.optional(),
  files: z.array(path).max(100).default([]),
  message: z.string().max(2_000).optional(),
});

export type RequestRegistration = z.input<typeof requestRegistrationSchema>;
export type RequestProgress = z.input<typeof requestProgressSchema>;
