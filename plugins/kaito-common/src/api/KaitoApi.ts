import type { AttentionList } from './dto/attention';
import type { CapacityList } from './dto/capacity';
import type { ClusterList } from './dto/cluster';
import type { EndpointList } from './dto/endpoint';
import type { FitQuery, PlacementList } from './dto/fit';
import type { HealthDetails } from './dto/health';
import type { InventoryHistory, InventoryList } from './dto/inventory';
import type { LogQuery } from './dto/log';
import type { ModelList } from './dto/model';
import type { WorkloadDetail, WorkloadList, WorkloadRef } from './dto/workload';
import type { WorkloadPage, WorkloadQuery } from './dto/workloadQuery';

/** Body of a chat request: OpenAI's, passed on to the model as it is. */
export interface ChatRequest {
  model?: string;
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  stream?: boolean;
  temperature?: number;
  top_p?: number;
  max_tokens?: number;
  stream_options?: { include_usage?: boolean };
}

/** Options of every call. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** The kaito backend as its clients see it. Calls reject with a ResponseError that carries the backend's words. */
export interface KaitoApi {
  /** How the backend replica that answers fares. */
  getHealthDetails(options?: CallOptions): Promise<HealthDetails>;
  getClusters(options?: CallOptions): Promise<ClusterList>;
  getWorkloads(options?: CallOptions): Promise<WorkloadList>;
  /** Workloads that match, a page of them at a time; rejects with a 400 that names the field. */
  queryWorkloads(
    query: WorkloadQuery,
    options?: CallOptions,
  ): Promise<WorkloadPage>;
  getWorkload(ref: WorkloadRef, options?: CallOptions): Promise<WorkloadDetail>;
  /**
   * The log of one container as text that goes on while it is followed; its last line may be a note of the portal, see
   * `parseLogNote`. Rejects with what stands in the way: not permitted, not started, no previous run.
   */
  readLogs(
    ref: WorkloadRef,
    query?: LogQuery,
    options?: CallOptions,
  ): Promise<Response>;
  getAttention(options?: CallOptions): Promise<AttentionList>;
  getCapacity(options?: CallOptions): Promise<CapacityList>;
  /** Where a model would find room; rejects with a 400 that names the field. */
  getFit(query: FitQuery, options?: CallOptions): Promise<PlacementList>;
  /**
   * Opens the stream of changes: server-sent events that hold a `Change` each. Its body goes on until the backend or the
   * signal ends it.
   */
  openChanges(
    options?: CallOptions & {
      /** Id of the last event received, to go on after it. */
      lastEventId?: string;
    },
  ): Promise<Response>;
  getModels(options?: CallOptions): Promise<ModelList>;
  getEndpoints(options?: CallOptions): Promise<EndpointList>;
  getInventory(options?: CallOptions): Promise<InventoryList>;
  /** Rejects with a 409 that names the clusters when more than one has the uid: `cluster` then tells which. */
  getInventoryHistory(
    uid: string,
    options?: CallOptions & { cluster?: string },
  ): Promise<InventoryHistory>;
  /** Ids the endpoint answers to, from its own `/v1/models`. */
  getServedModels(endpointId: string, options?: CallOptions): Promise<string[]>;
  /** Sends a chat request; the answer is the model's, streamed when `stream` is set. */
  chat(
    endpointId: string,
    body: ChatRequest,
    options?: CallOptions,
  ): Promise<Response>;
}
