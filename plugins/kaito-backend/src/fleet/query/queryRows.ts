import type {
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../rows/FleetRow';
import { readCursor, writeCursor } from './cursor';
import { createOrder } from './order';
import { createRowFilter } from './rowFilter';
import { selectRows } from './selectRows';
import { takeFirst } from './takeFirst';

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
  const { positionOf, compare } = createOrder(query.sort);
  const rest = after
    ? selected.filter(row => compare(positionOf(row), after) > 0)
    : selected;
  const limit = query.limit ?? rest.length;
  const page = takeFirst(rest, limit, (a, b) =>
    compare(positionOf(a), positionOf(b)),
  );
  const last = page.at(-1);
  return {
    rows: page,
    totalItems: selected.length,
    facets,
    nextCursor:
      last && page.length < rest.length
        ? writeCursor(query, positionOf(last))
        : null,
  };
}
