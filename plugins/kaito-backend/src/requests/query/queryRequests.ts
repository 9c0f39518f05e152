import {
  NO_VALUE,
  REQUEST_FACETS,
  type FacetCount,
  type RequestFacet,
  type RequestPage,
  type RequestQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readCursor, writeCursor } from '../../fleet/query/cursor';
import { takeFirst } from '../../fleet/query/takeFirst';
import type { RequestRecord } from '../types';
import { createRequestOrder } from './requestOrder';

/** A page of records; see `requestPageSchema`. */
export interface RecordPage
  extends Pick<RequestPage, 'totalItems' | 'facets' | 'nextCursor'> {
  records: RequestRecord[];
}

function facetsOf({
  wish,
  state,
}: RequestRecord): Record<RequestFacet, string> {
  const { verb, place, model, owner, requestedBy } = wish;
  return {
    state,
    verb,
    cluster: place.cluster,
    namespace: place.namespace,
    kind: place.kind,
    model: model ?? NO_VALUE,
    owner: owner ?? NO_VALUE,
    requestedBy,
  };
}

function textOf({ wish }: RequestRecord): string {
  const { place, ...rest } = wish;
  return [
    rest.id,
    rest.title,
    place.name,
    place.namespace,
    place.cluster,
    rest.model,
    rest.owner,
    rest.requestedBy,
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
}

function toCounts(counts: Map<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Records that match, and for each facet how many would match with each of its values, its own choice left out. */
function select(records: readonly RequestRecord[], query: RequestQuery) {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const counts = new Map(
    REQUEST_FACETS.map(facet => [facet, new Map<string, number>()]),
  );
  const selected: RequestRecord[] = [];
  for (const record of records) {
    const text = textOf(record);
    if (!words.every(word => text.includes(word))) {
      continue;
    }
    const values = facetsOf(record);
    const failing = REQUEST_FACETS.filter(facet => {
      const wanted: readonly string[] = query[facet] ?? [];
      return wanted.length > 0 && !wanted.includes(values[facet]);
    });
    if (failing.length === 0) {
      selected.push(record);
    }
    for (const facet of failing.length === 0 ? REQUEST_FACETS : failing) {
      if (failing.length <= 1) {
        const counted = counts.get(facet)!;
        counted.set(values[facet], (counted.get(values[facet]) ?? 0) + 1);
      }
    }
  }
  const facets = Object.fromEntries(
    [...counts].map(([facet, counted]) => [facet, toCounts(counted)]),
  ) as RecordPage['facets'];
  return { selected, facets };
}

/**
 * Filters, counts, sorts and cuts records the caller may read.
 * @throws InputError when the cursor is not from this query
 */
export function queryRequests(
  records: readonly RequestRecord[],
  query: RequestQuery,
): RecordPage {
  const after = readCursor(query);
  const { selected, facets } = select(records, query);
  const { positionOf, compare } = createRequestOrder(query.sort);
  const rest = after
    ? selected.filter(record => compare(positionOf(record), after) > 0)
    : selected;
  const page = takeFirst(rest, query.limit ?? rest.length, (a, b) =>
    compare(positionOf(a), positionOf(b)),
  );
  const last = page.at(-1);
  return {
    records: page,
    totalItems: selected.length,
    facets,
    nextCursor:
      last && page.length < rest.length
        ? writeCursor(query, positionOf(last))
        : null,
  };
}
