import {
  WORKLOAD_FACETS,
  type WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { codeOf } from '../rows/facetCodes';
import type { FleetRow } from '../rows/FleetRow';

/** What `failing` says of a row that every chosen facet admits. */
export const ADMITTED = -1;
/** What `failing` says of a row that more than one chosen facet leaves out. */
export const LEFT_OUT = -2;

/** What a query asks of a row, made ready to be asked ten thousand times. */
export interface RowFilter {
  /** Whether words and age in phase match. */
  matches(row: FleetRow): boolean;
  /** Position of the only facet that leaves the row out, or ADMITTED, or LEFT_OUT. */
  failing(row: FleetRow): number;
}

/** @param now - ms since the epoch, for the age in phase */
export function createRowFilter(query: WorkloadQuery, now: number): RowFilter {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const before =
    query.minPhaseSeconds === undefined
      ? null
      : now - query.minPhaseSeconds * 1_000;
  const chosen = WORKLOAD_FACETS.flatMap((facet, index) => {
    const values: readonly string[] | undefined = query[facet];
    return values?.length
      ? [{ index, codes: new Set(values.map(value => codeOf(index, value))) }]
      : [];
  });
  return {
    matches: row =>
      words.every(word => row.text.includes(word)) &&
      (before === null || isSince(row, before)),
    failing: row => {
      let failing = ADMITTED;
      for (const { index, codes } of chosen) {
        if (!codes.has(row.codes[index])) {
          if (failing !== ADMITTED) {
            return LEFT_OUT;
          }
          failing = index;
        }
      }
      return failing;
    },
  };
}

/** A row whose phase has no moment of its own is not claimed to be old. */
function isSince({ facts }: FleetRow, before: number): boolean {
  const since = facts.phase.since && Date.parse(facts.phase.since);
  return typeof since === 'number' && since <= before;
}
