import type { WorkloadRef } from './dto/workload';

const segments = (...parts: string[]) =>
  `/${parts.map(part => encodeURIComponent(part)).join('/')}`;

/** Paths of the kaito backend, relative to its base URL. */
export const paths = {
  clusters: () => '/clusters',
  workloads: () => '/workloads',
  workload: (ref: WorkloadRef) =>
    segments('workloads', ref.cluster, ref.kind, ref.namespace, ref.name),
  capacity: () => '/capacity',
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
