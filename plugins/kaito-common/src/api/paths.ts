import type { LogQuery } from './dto/log';
import type { FitQuery } from './dto/fit';
import type { WorkloadRef } from './dto/workload';
import type { WorkloadQuery } from './dto/workloadQuery';

const segments = (...parts: string[]) =>
  `/${parts.map(part => encodeURIComponent(part)).join('/')}`;

/** A field with several values is named once for each. */
function search(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map(one => [name, String(one)]),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

const workload = (ref: WorkloadRef) =>
  segments('workloads', ref.cluster, ref.kind, ref.namespace, ref.name);

/** Paths of the kaito backend, relative to its base URL. */
export const paths = {
  healthDetails: () => '/health/details',
  clusters: () => '/clusters',
  workloads: (query: WorkloadQuery = {}) => `/workloads${search(query)}`,
  workload,
  workloadLogs: (ref: WorkloadRef, query: LogQuery = {}) =>
    `${workload(ref)}/logs${search(query)}`,
  attention: () => '/attention',
  capacity: () => '/capacity',
  fit: (query: FitQuery) => `/capacity/fit${search(query)}`,
  changes: () => '/changes',
  models: () => '/models',
  endpoints: () => '/endpoints',
  endpointModels: (id: string) => `${segments('endpoints', id)}/v1/models`,
  chatCompletions: (id: string) =>
    `${segments('endpoints', id)}/v1/chat/completions`,
  inventory: () => '/inventory',
  /** `cluster` is needed only when more than one cluster has the uid. */
  inventoryEntry: (uid: string, cluster?: string) =>
    segments('inventory', uid) +
    (cluster ? `?cluster=${encodeURIComponent(cluster)}` : ''),
};
