import type {
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../rows/FleetRow';
import { selectRows } from './selectRows';
import { readCursor, writeCursor } from './cursor';
import { createRowFilter } from './rowFilter';
import { createOrder } from './order';

/** A page of rows; see `workloadPageSchema`. */
export interface RowPage
  extends Pick<WorkloadPage, 'totalItems' | 'facets' | 'nextCursor'> {
  rows: FleetRow[];
}

/**
 * Filters, counts, sorts and cuts rows the caller may read.
 * @param now - ms since the epoch
 * @throws InputError when the cursor is not from this query
 */
export function queryRows(
  rows: Iterable<FleetRow>,
  query: WorkloadQuery,
  now: number,
): RowPage {
  const after = readCursor(query);
  const { rows: selected, facets } = selectRows(
    rows,
    createRowFilter(query, now),
  );
  const order = createOrder(query.sort);
  const placed = selected
    .map(row => ({ row, position: order.positionOf(row) }))
    .sort((a, b) => order.compare(a.position, b.position));
  const start = after
    ? placed.findIndex(({ position }) => order.compare(position, after) > 0)
    : 0;
  const rest = start < 0 ? [] : placed.slice(start);
  const page = query.limit === undefined ? rest : rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    totalItems: selected.length,
    facets,
    nextCursor:
      last && page.length < rest.length
        ? writeCursor(query, last.position)
        : null,
  };
}
