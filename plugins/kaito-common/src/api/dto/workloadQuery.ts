import { z } from 'zod';
import { PHASE_NAMES, PHASE_SEVERITIES } from '../../status/phases';
import { licenceClassSchema } from './model';
import {
  gitStateSchema,
  workloadKindSchema,
  workloadListSchema,
} from './workload';

/** What a list of workloads can be sorted by; `-` in front turns it round. */
export const WORKLOAD_SORT_FIELDS = [
  'name',
  'cluster',
  'namespace',
  'kind',
  'phase',
  'model',
  'owner',
  'createdAt',
  'since',
] as const;

/** What a list of workloads can be narrowed by, with a count of each value. */
export const WORKLOAD_FACETS = [
  'cluster',
  'namespace',
  'kind',
  'phase',
  'severity',
  'model',
  'owner',
  'licenceClass',
  'origin',
  'git',
] as const;

/** Whether a workload names the request that brought it, or nobody knows how it came about. */
export const WORKLOAD_ORIGINS = ['request', 'unmanaged'] as const;

/** Most workloads in one answer. */
export const WORKLOAD_PAGE_LIMIT = 500;

/** The value a facet has for what is not recorded, e.g. a workload without an owner. */
export const NO_VALUE = '';

const text = z.string().max(253);
const texts = z.array(text).max(100);

/**
 * Query of `GET /workloads`. Values of one field are alternatives, fields narrow each other. Without `limit` the
 * answer holds everything.
 */
export const workloadQuerySchema = z.strictObject({
  cluster: texts.optional(),
  namespace: texts.optional(),
  kind: z.array(workloadKindSchema).optional(),
  phase: z.array(z.enum(PHASE_NAMES)).optional(),
  severity: z.array(z.enum(PHASE_SEVERITIES)).optional(),
  /** Model as the catalog names it, or as the manifest does when the catalog does not know it. */
  model: texts.optional(),
  owner: texts.optional(),
  licenceClass: z.array(licenceClassSchema).optional(),
  origin: z.array(z.enum(WORKLOAD_ORIGINS)).optional(),
  git: z.array(gitStateSchema).optional(),
  /** Words that must all occur in name, namespace, cluster, model, owner or instance type; case does not matter. */
  q: z.string().max(200).optional(),
  /** Only workloads that are in their phase for at least this long, seconds. */
  minPhaseSeconds: z.number().int().nonnegative().optional(),
  sort: z
    .enum(WORKLOAD_SORT_FIELDS.flatMap(field => [field, `-${field}` as const]))
    .optional(),
  limit: z.number().int().min(1).max(WORKLOAD_PAGE_LIMIT).optional(),
  /** From `nextCursor` of the page before; valid only with the same filter and sort. */
  cursor: z.string().max(2_000).optional(),
});

export const facetCountSchema = z.object({
  value: z.string(),
  count: z.number().int().nonnegative(),
});

/**
 * A page of workloads. `totalItems` counts all that match. A facet counts what would match if that facet were not
 * narrowed; only workloads the caller may read are counted.
 */
export const workloadPageSchema = workloadListSchema.extend({
  facets: z.record(z.enum(WORKLOAD_FACETS), z.array(facetCountSchema)),
  nextCursor: z.string().nullable(),
});

export type WorkloadQuery = z.infer<typeof workloadQuerySchema>;
export type WorkloadSort = NonNullable<WorkloadQuery['sort']>;
export type WorkloadFacet = (typeof WORKLOAD_FACETS)[number];
export type FacetCount = z.infer<typeof facetCountSchema>;
export type WorkloadPage = z.infer<typeof workloadPageSchema>;
