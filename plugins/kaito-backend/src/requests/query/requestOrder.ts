import {
  REQUEST_STATES,
  type REQUEST_SORT_FIELDS,
  type RequestSort,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { comparePositions, type Position } from '../../fleet/query/order';
import type { RequestRecord } from '../types';

type SortField = (typeof REQUEST_SORT_FIELDS)[number];

const VALUES: Record<SortField, (record: RequestRecord) => string | null> = {
  submittedAt: ({ wish }) => wish.submittedAt,
  changedAt: ({ changedAt }) => changedAt,
  state: ({ state }) => String(REQUEST_STATES.indexOf(state)),
  name: ({ wish }) => wish.place.name,
  cluster: ({ wish }) => wish.place.cluster,
  owner: ({ wish }) => wish.owner,
  requestedBy: ({ wish }) => wish.requestedBy,
};

/** The order a query asks for; newest first when it asks for none. Total, so that a cursor points between two. */
export function createRequestOrder(sort: RequestSort = '-submittedAt') {
  const descending = sort.startsWith('-');
  const valueOf = VALUES[(descending ? sort.slice(1) : sort) as SortField];
  return {
    positionOf: (record: RequestRecord): Position => ({
      value: valueOf(record),
      key: record.wish.id,
    }),
    compare: comparePositions(descending),
  };
}
