import type { AttentionList } from './dto/attention';
import type { CapacityList } from './dto/capacity';
import type { ClusterList } from './dto/cluster';
import type { Drift, DriftList, DriftQuery } from './dto/drift';
import type {
  EndpointCallName,
  EndpointList,
  EndpointView,
  RagCallName,
} from './dto/endpoint';
import type { EndpointMetrics } from './dto/endpointMetrics';
import type { FitQuery, PlacementList } from './dto/fit';
import type { HealthDetails } from './dto/health';
import type { InventoryHistory, InventoryList } from './dto/inventory';
import type { LogQuery } from './dto/log';
import type { ModelList } from './dto/model';
import type { NamespaceList } from './dto/namespace';
import type {
  EditPreflightRequest,
  PreflightReport,
  PreflightRequest,
} from './dto/preflight';
import type {
  EditRequest,
  ProposalPreview,
  ProposalRequest,
} from './dto/proposal';
import type { KaitoRequestDetail } from './dto/request';
import type { RequestProgress, RequestRegistration } from './dto/requestInput';
import type { RequestPage, RequestQuery } from './dto/requestQuery';
import type { WorkloadDetail, WorkloadList, WorkloadRef } from './dto/workload';
import type { WorkloadPage, WorkloadQuery } from './dto/workloadQuery';

/** A part of a message that is more than text. */
export type ChatContentPart =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string } };

/** A call of a function, as a model asks for it. */
export interface ChatToolCall {
  id: string;
  type: 'function';
  /** `arguments` is JSON text, as the model wrote it. */
  function: { name: string; arguments: string };
}

/** One message of a chat. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string | ChatContentPart[] | null;
  tool_calls?: ChatToolCall[];
  tool_call_id?: string;
}

/** Body of a chat request: OpenAI's, passed on to the model as it is. */
export interface ChatRequest {
  model?: string;
  messages: ChatMessage[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  temperature?: number;
  top_p?: number;
  /** vLLM's, not OpenAI's. */
  top_k?: number;
  max_tokens?: number;
  stop?: string[];
  seed?: number;
  presence_penalty?: number;
  frequency_penalty?: number;
  /** vLLM's, not OpenAI's: above 1 repeats less. */
  repetition_penalty?: number;
  logprobs?: boolean;
  top_logprobs?: number;
  response_format?:
    | { type: 'text' | 'json_object' }
    | {
        type: 'json_schema';
        json_schema: { name: string; schema: object; strict?: boolean };
      };
  tools?: {
    type: 'function';
    function: { name: string; description?: string; parameters?: object };
  }[];
  tool_choice?: 'none' | 'auto' | 'required';
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
  /** How a workload stands against its file in Git. */
  getWorkloadDrift(ref: WorkloadRef, options?: CallOptions): Promise<Drift>;
  /** How workloads stand against Git, also those that are in Git alone. */
  getDrift(query?: DriftQuery, options?: CallOptions): Promise<DriftList>;
  getAttention(options?: CallOptions): Promise<AttentionList>;
  getCapacity(options?: CallOptions): Promise<CapacityList>;
  /** Where a model would find room; rejects with a 400 that names the field. */
  getFit(query: FitQuery, options?: CallOptions): Promise<PlacementList>;
  /** Namespaces of a cluster, to choose from. */
  getNamespaces(cluster: string, options?: CallOptions): Promise<NamespaceList>;
  /** Checks a request before it is proposed; rejects with a 400 that names the field. */
  preflight(
    request: PreflightRequest,
    options?: CallOptions,
  ): Promise<PreflightReport>;
  /**
   * Checks a change of a workload before it is proposed; rejects with a 400 that names the field, with a 404 where its
   * cluster does not have it or the caller may not read it.
   */
  preflightEdit(
    ref: WorkloadRef,
    request: EditPreflightRequest,
    options?: CallOptions,
  ): Promise<PreflightReport>;
  /** What a pull request with these manifests would change; rejects with a 409 for a file that is somebody else's. */
  previewProposal(
    request: ProposalRequest,
    options?: CallOptions,
  ): Promise<ProposalPreview>;
  /**
   * What a pull request that changes or retires a workload would change. Rejects with a 400 for what KAITO would not carry
   * out, with a 404 where the repository does not hold it or the caller may not read it.
   */
  previewEdit(
    ref: WorkloadRef,
    request: EditRequest,
    options?: CallOptions,
  ): Promise<ProposalPreview>;
  /** Requests that match and the caller may follow, a page of them at a time; rejects with a 400 that names the field. */
  getRequests(
    query?: RequestQuery,
    options?: CallOptions,
  ): Promise<RequestPage>;
  /** One request with its steps; rejects with a 404 also for one the caller may not follow. */
  getRequest(id: string, options?: CallOptions): Promise<KaitoRequestDetail>;
  /**
   * Tells of a request before anything is proposed, as the caller. The same again changes nothing. Rejects with a 409
   * when another open request is about the same place; its words say whose as far as the caller may know.
   */
  registerRequest(
    request: RequestRegistration,
    options?: CallOptions,
  ): Promise<KaitoRequestDetail>;
  /** Tells how far the task of a request of the caller's has come. */
  reportRequestProgress(
    id: string,
    progress: RequestProgress,
    options?: CallOptions,
  ): Promise<KaitoRequestDetail>;
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
  getEndpoint(id: string, options?: CallOptions): Promise<EndpointView>;
  /** What the endpoint's own metrics say, over the last minutes. */
  getEndpointMetrics(
    id: string,
    options?: CallOptions,
  ): Promise<EndpointMetrics>;
  getInventory(options?: CallOptions): Promise<InventoryList>;
  /** Rejects with a 409 that names the clusters when more than one has the uid: `cluster` then tells which. */
  getInventoryHistory(
    uid: string,
    options?: CallOptions & { cluster?: string },
  ): Promise<InventoryHistory>;
  /** Ids the endpoint answers to, from its own `/v1/models`. */
  getServedModels(endpointId: string, options?: CallOptions): Promise<string[]>;
  /**
   * Sends any call that the gateway passes on; the answer is the model's, streamed where the body asks for that. Rejects
   * with what stands in the way, in words.
   */
  callEndpoint(
    endpointId: string,
    call: EndpointCallName,
    body?: object,
    options?: CallOptions,
  ): Promise<Response>;
  /**
   * Sends a call to a RAGEngine; the answer is its own, see `dto/rag`. Rejects with what stands in the way, in words.
   */
  callRag(
    endpointId: string,
    call: RagCallName,
    request?: {
      index?: string;
      query?: Record<string, unknown>;
      body?: object;
    },
    options?: CallOptions,
  ): Promise<Response>;
  /** Sends a chat request; the answer is the model's, streamed when `stream` is set. */
  chat(
    endpointId: string,
    body: ChatRequest,
    options?: CallOptions,
  ): Promise<Response>;
}
