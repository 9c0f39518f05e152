import {
  WORKLOAD_FACETS,
  type FacetCount,
  type WorkloadFacet,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../rows/FleetRow';
import type { RowFilter } from './rowFilter';

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
  const counts = new Map(
    WORKLOAD_FACETS.map(facet => [facet, new Map<string, number>()]),
  );
  const count = (facet: WorkloadFacet, row: FleetRow) => {
    const values = counts.get(facet)!;
    const value = row.facets[facet];
    values.set(value, (values.get(value) ?? 0) + 1);
  };
  const selected: FleetRow[] = [];
  for (const row of rows) {
    if (filter.matches(row)) {
      const failing = filter.failing(row);
      if (failing.length === 0) {
        selected.push(row);
        WORKLOAD_FACETS.forEach(facet => count(facet, row));
      } else if (failing.length === 1) {
        count(failing[0], row);
      }
    }
  }
  const facets = Object.fromEntries(
    [...counts].map(([facet, values]) => [facet, toCounts(values)]),
  ) as Selection['facets'];
  return { rows: selected, facets };
}

/** Most frequent first; alike by value, so that an answer is the same every time. */
function toCounts(values: Map<string, number>): FacetCount[] {
  return [...values]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
