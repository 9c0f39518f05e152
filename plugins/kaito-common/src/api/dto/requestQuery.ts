import { z } from 'zod';
import { instantSchema } from './freshness';
import { REQUEST_STATES, REQUEST_VERBS, requestSchema } from './request';
import { facetCountSchema } from './workloadQuery';

/** What a list of requests can be sorted by; `-` in front turns it round. */
export const REQUEST_SORT_FIELDS = [
  'submittedAt',
  'changedAt',
  'state',
  'name',
  'cluster',
  'owner',
  'requestedBy',
] as const;

/** What a list of requests can be narrowed by, with a count of each value. */
export const REQUEST_FACETS = [
  'state',
  'verb',
  'cluster',
  'namespace',
  'kind',
  'model',
  'owner',
  'requestedBy',
] as const;

/** Most requests in one answer. */
export const REQUEST_PAGE_LIMIT = 500;

const texts = z.array(z.string().max(256)).max(100);

/** Query of `GET /requests`. Values of one field are alternatives, fields narrow each other. */
export const requestQuerySchema = z.strictObject({
  state: z.array(z.enum(REQUEST_STATES)).optional(),
  verb: z.array(z.enum(REQUEST_VERBS)).optional(),
  cluster: texts.optional(),
  namespace: texts.optional(),
  kind: texts.optional(),
  model: texts.optional(),
  owner: texts.optional(),
  requestedBy: texts.optional(),
  /** Only those the caller made. */
  mine: z.boolean().optional(),
  /** Words that must all occur in id, title, name, namespace, cluster, model, owner or requester; case does not matter. */
  q: z.string().max(200).optional(),
  /** Newest first when left out. */
  sort: z
    .enum(REQUEST_SORT_FIELDS.flatMap(field => [field, `-${field}` as const]))
    .optional(),
  limit: z.number().int().min(1).max(REQUEST_PAGE_LIMIT).optional(),
  /** From `nextCursor` of the page before; valid only with the same filter and sort. */
  cursor: z.string().max(2_000).optional(),
});

/** A page of requests. A facet counts what would match if that facet were not narrowed. */
export const requestPageSchema = z.object({
  items: z.array(requestSchema),
  /** All that match. */
  totalItems: z.number().int().nonnegative(),
  facets: z.record(z.enum(REQUEST_FACETS), z.array(facetCountSchema)),
  nextCursor: z.string().nullable(),
  /** Git hosts that open requests wait for and that cannot be asked now. */
  problems: z.array(
    z.object({
      source: z.string(),
      message: z.string(),
      since: instantSchema,
      /** Requests of the list it concerns. */
      requests: z.number().int().positive(),
    }),
  ),
  generatedAt: instantSchema,
});

export type RequestQuery = z.infer<typeof requestQuerySchema>;
export type RequestSort = NonNullable<RequestQuery['sort']>;
export type RequestFacet = (typeof REQUEST_FACETS)[number];
export type RequestPage = z.infer<typeof requestPageSchema>;
