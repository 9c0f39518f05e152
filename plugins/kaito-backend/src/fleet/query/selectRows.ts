import {
  WORKLOAD_FACETS,
  type FacetCount,
  type WorkloadFacet,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { valueOf } from '../rows/facetCodes';
import type { FleetRow } from '../rows/FleetRow';
import { ADMITTED, LEFT_OUT, type RowFilter } from './rowFilter';

/** Rows that match, and what other choices would bring. */
export interface Selection {
  rows: FleetRow[];
  facets: Record<WorkloadFacet, FacetCount[]>;
}

/**
 * Rows that match, and for each facet how many would match with each of its values: the facet's own choice is left
 * out of its count, so that a person sees what another choice would bring. One pass over the rows.
 */
export function selectRows(
  rows: Iterable<FleetRow>,
  filter: RowFilter,
): Selection {
  const counts: number[][] = WORKLOAD_FACETS.map(() => []);
  const count = (index: number, { codes }: FleetRow) => {
    const code = codes[index];
    counts[index][code] = (counts[index][code] ?? 0) + 1;
  };
  const selected: FleetRow[] = [];
  for (const row of rows) {
    const failing = filter.matches(row) ? filter.failing(row) : LEFT_OUT;
    if (failing === ADMITTED) {
      selected.push(row);
      for (let index = 0; index < counts.length; index++) {
        count(index, row);
      }
    } else if (failing !== LEFT_OUT) {
      count(failing, row);
    }
  }
  const facets = Object.fromEntries(
    WORKLOAD_FACETS.map((facet, index) => [
      facet,
      toCounts(index, counts[index]),
    ]),
  ) as Selection['facets'];
  return { rows: selected, facets };
}

/** Most frequent first; alike by value, so that an answer is the same every time. */
function toCounts(index: number, counts: number[]): FacetCount[] {
  return Object.entries(counts)
    .map(([code, count]) => ({ value: valueOf(index, Number(code)), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
