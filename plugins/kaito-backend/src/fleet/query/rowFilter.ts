import {
  WORKLOAD_FACETS,
  type WorkloadFacet,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../rows/FleetRow';

/** What a query asks of a row, made ready to be asked ten thousand times. */
export interface RowFilter {
  /** Whether words and age in phase match. */
  matches(row: FleetRow): boolean;
  /** Facets whose choice leaves the row out. */
  failing(row: FleetRow): WorkloadFacet[];
}

const NONE: WorkloadFacet[] = [];

/** @param now - ms since the epoch, for the age in phase */
export function createRowFilter(query: WorkloadQuery, now: number): RowFilter {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const before =
    query.minPhaseSeconds === undefined
      ? null
      : now - query.minPhaseSeconds * 1_000;
  const chosen = WORKLOAD_FACETS.flatMap(facet => {
    const values: readonly string[] | undefined = query[facet];
    return values?.length ? [{ facet, values: new Set(values) }] : [];
  });
  return {
    matches: row =>
      words.every(word => row.text.includes(word)) &&
      (before === null || isSince(row, before)),
    failing: row =>
      chosen.length === 0
        ? NONE
        : chosen
            .filter(({ facet, values }) => !values.has(row.facets[facet]))
            .map(({ facet }) => facet),
  };
}

/** A row whose phase has no moment of its own is not claimed to be old. */
function isSince({ facts }: FleetRow, before: number): boolean {
  const since = facts.phase.since && Date.parse(facts.phase.since);
  return typeof since === 'number' && since <= before;
}
