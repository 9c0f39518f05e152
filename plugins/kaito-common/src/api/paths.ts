import type { DriftQuery } from './dto/drift';
import type { LogQuery } from './dto/log';
import {
  ENDPOINT_CALLS,
  RAG_CALLS,
  type EndpointCallName,
  type RagCallName,
} from './dto/endpoint';
import type { FitQuery } from './dto/fit';
import type { RequestQuery } from './dto/requestQuery';
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
  workloadDrift: (ref: WorkloadRef) => `${workload(ref)}/drift`,
  workloadProposal: (ref: WorkloadRef) => `${workload(ref)}/proposal`,
  workloadPreflight: (ref: WorkloadRef) => `${workload(ref)}/preflight`,
  drift: (query: DriftQuery = {}) => `/drift${search(query)}`,
  attention: () => '/attention',
  capacity: () => '/capacity',
  fit: (query: FitQuery) => `/capacity/fit${search(query)}`,
  namespaces: (cluster: string) =>
    `${segments('clusters', cluster)}/namespaces`,
  preflight: () => '/preflight',
  proposalPreview: () => '/proposals/preview',
  changes: () => '/changes',
  models: () => '/models',
  endpoints: () => '/endpoints',
  endpoint: (id: string) => segments('endpoints', id),
  endpointMetrics: (id: string) => segments('endpoints', id, 'metrics'),
  /** Path of a call that the gateway passes on. An OpenAI client takes what is before `/chat/completions` as base URL. */
  endpointCall: (id: string, call: EndpointCallName) =>
    `${segments('endpoints', id)}${ENDPOINT_CALLS[call].path}`,
  /** Path of a call to a RAGEngine; `index` where the call is about one. */
  ragCall: (
    id: string,
    call: RagCallName,
    options: { index?: string; query?: Record<string, unknown> } = {},
  ) =>
    `${segments('endpoints', id)}/rag${RAG_CALLS[call].path.replace(
      '{index}',
      encodeURIComponent(options.index ?? ''),
    )}${search(options.query ?? {})}`,
  endpointModels: (id: string) => `${segments('endpoints', id)}/v1/models`,
  chatCompletions: (id: string) =>
    `${segments('endpoints', id)}/v1/chat/completions`,
  requests: (query: RequestQuery = {}) => `/requests${search(query)}`,
  request: (id: string) => segments('requests', id),
  requestProgress: (id: string) => `${segments('requests', id)}/progress`,
  inventory: () => '/inventory',
  /** `cluster` is needed only when more than one cluster has the uid. */
  inventoryEntry: (uid: string, cluster?: string) =>
    segments('inventory', uid) +
    (cluster ? `?cluster=${encodeURIComponent(cluster)}` : ''),
};
