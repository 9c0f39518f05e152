import type {
  WORKLOAD_SORT_FIELDS,
  WorkloadSort,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../rows/FleetRow';

type SortField = (typeof WORKLOAD_SORT_FIELDS)[number];

/** What rows are compared by; null sorts last in either direction. */
export type SortValue = string | null;

/** Where a row stands in an order. */
export interface Position {
  value: SortValue;
  key: string;
}

/** Worst first: who sorts by phase looks for trouble. */
const SEVERITY_RANK = {
  error: '0',
  warning: '1',
  progress: '2',
  neutral: '3',
  ok: '4',
};

const VALUES: Record<SortField, (row: FleetRow) => SortValue> = {
  name: ({ facts }) => facts.ref.name,
  cluster: ({ facts }) => facts.ref.cluster,
  namespace: ({ facts }) => facts.ref.namespace,
  kind: ({ facts }) => facts.ref.kind,
  phase: ({ facts: { phase } }) => SEVERITY_RANK[phase.severity] + phase.name,
  model: ({ facets }) => facets.model.toLowerCase() || null,
  owner: ({ facets }) => facets.owner || null,
  createdAt: ({ facts }) => facts.createdAt,
  since: ({ facts }) => facts.phase.since,
};

/** An order of rows: total, so that a cursor points between two rows even while rows come and go. */
export interface RowOrder {
  positionOf(row: FleetRow): Position;
  compare(a: Position, b: Position): number;
}

/** Compares positions by value, null last in either direction, then by key. */
export function comparePositions(descending: boolean) {
  return (a: Position, b: Position): number => {
    if (a.value !== b.value) {
      if (a.value === null || b.value === null) {
        return a.value === null ? 1 : -1;
      }
      return a.value < b.value === descending ? 1 : -1;
    }
    if (a.key === b.key) {
      return 0;
    }
    return a.key < b.key ? -1 : 1;
  };
}

/** The order a query asks for; by name when it asks for none. */
export function createOrder(sort: WorkloadSort = 'name'): RowOrder {
  const descending = sort.startsWith('-');
  const valueOf = VALUES[(descending ? sort.slice(1) : sort) as SortField];
  return {
    positionOf: row => ({ value: valueOf(row), key: row.key }),
    compare: comparePositions(descending),
  };
}
