import { z } from 'zod';
import { workloadEditsSchema } from '../../requests/workloadEdits';
import { instantSchema } from './freshness';
import { knownSchema } from './known';

/**
 * What a check came to.
 * - `pass`: nothing stands in the way
 * - `warn`: worth knowing, the request may go on
 * - `fail`: the request would not come to what it asks for, or may not be made
 * - `not-checked`: a fact is missing; `reason` says which and what would make it known
 */
export const checkOutcomeSchema = z.enum([
  'pass',
  'warn',
  'fail',
  'not-checked',
]);

/** What is checked before a pull request is opened, in the order people ask. */
export const PREFLIGHT_CHECKS = [
  'permission',
  'cluster',
  'namespace',
  'name-in-cluster',
  'name-in-repository',
  'name-in-requests',
  'model',
  'fit',
  'capacity',
  'quota',
  'offer',
  'price',
  'policy',
  'secret',
] as const;

/** One check. A check may come up more than once, e.g. `policy` for each rule that is broken. */
export const preflightCheckSchema = z.object({
  check: z.enum(PREFLIGHT_CHECKS),
  outcome: checkOutcomeSchema,
  /** What was found, in a sentence. */
  reason: z.string(),
  /** What to do about it; null when there is nothing to do. */
  nextStep: z.string().nullable(),
  /** Field of the request it concerns, e.g. `instanceType`; null when it is about the whole. */
  field: z.string().nullable(),
  /** When the fact behind it was current; null when there is none. */
  asOf: instantSchema.nullable(),
});

/** What all machines of a request cost. A list price: discounts, reservations and taxes are not in it. */
export const costSchema = knownSchema(
  z.object({
    perHour: z.number(),
    /** perHour × 730, for machines that run all month. */
    perMonth: z.number(),
    /** ISO 4217. */
    currency: z.string(),
    effective: z.iso.date(),
  }),
);

/** What a request comes to. */
export const estimateSchema = z.object({
  nodes: z.number().int(),
  gpus: z.number().int(),
  gpuModel: z.string().nullable(),
  /** Estimated by KAITO's formula, or fixed by the request. */
  basis: z.enum(['estimated', 'configured']),
});

const dnsName = z.string().min(1).max(253);

/** Body of `POST /preflight`: what is about to be asked for. */
export const preflightRequestSchema = z.strictObject({
  /** A request does not collide with itself. */
  requestId: z.string().max(128).optional(),
  kind: z.string().max(63),
  cluster: dnsName,
  namespace: dnsName,
  name: dnsName,
  /** As the manifest will name it; left out for what serves no model KAITO knows. */
  model: z.string().max(200).optional(),
  /** Machine types; empty for nodes brought along. */
  instanceTypes: z.array(z.string().max(100)).max(10).default([]),
  /** Nodes of all replicas, where the request fixes them; else they are estimated. */
  nodes: z.number().int().positive().max(10_000).optional(),
  /** Copies of the model. An upper bound where it is scaled. */
  replicas: z.number().int().positive().max(10_000).default(1),
  /** Roles with machines of their own, e.g. of a MultiRoleInference; they take the place of the three above. */
  roles: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(63),
        instanceType: z.string().max(100).optional(),
        replicas: z.number().int().positive().max(10_000).default(1),
      }),
    )
    .max(10)
    .default([]),
  contextTokens: z.number().int().positive().max(10_000_000).optional(),
  /** Secrets that must exist in the namespace. */
  secrets: z
    .array(z.strictObject({ name: dnsName, field: z.string().max(100) }))
    .max(20)
    .default([]),
  /** Entity ref. */
  owner: z.string().max(256).optional(),
  dataClass: z.string().max(100).optional(),
  expires: z.string().max(40).optional(),
  /** Where it would be proposed, where a template names a repository of its own. */
  repoUrl: z.string().max(2_048).optional(),
});

/** Body of `POST /workloads/{cluster}/{kind}/{namespace}/{name}/preflight`: how a workload is about to be changed. */
export const editPreflightRequestSchema = z.strictObject({
  changes: workloadEditsSchema,
});

/** Answer of `POST /preflight` and of a workload's `/preflight`, which makes the checks that its change needs. */
export const preflightReportSchema = z.object({
  /** The worst of all checks: `fail` before `warn` before `not-checked` before `pass`. */
  outcome: checkOutcomeSchema,
  checks: z.array(preflightCheckSchema),
  /** Null when it cannot be estimated; the `fit` check says why. */
  estimate: estimateSchema.nullable(),
  cost: costSchema,
  generatedAt: instantSchema,
});

export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;
export type PreflightCheckName = (typeof PREFLIGHT_CHECKS)[number];
export type PreflightCheck = z.infer<typeof preflightCheckSchema>;
export type PreflightCost = z.infer<typeof costSchema>;
export type PreflightEstimate = z.infer<typeof estimateSchema>;
export type PreflightRequest = z.input<typeof preflightRequestSchema>;
export type EditPreflightRequest = z.infer<typeof editPreflightRequestSchema>;
export type PreflightReport = z.infer<typeof preflightReportSchema>;
