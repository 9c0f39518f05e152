import type { CallOptions, ChatRequest, KaitoApi } from './KaitoApi';
import { KaitoRequestError } from './KaitoRequestError';
import type { AttentionList } from './dto/attention';
import type { CapacityList } from './dto/capacity';
import type { ClusterList } from './dto/cluster';
import type { Drift, DriftList, DriftQuery } from './dto/drift';
import {
  ENDPOINT_CALLS,
  RAG_CALLS,
  type EndpointCallName,
  type EndpointList,
  type EndpointView,
  type RagCallName,
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
import { paths } from './paths';

/** What the client needs of its surroundings: Backstage's discovery and fetch APIs fit as they are. */
export interface KaitoClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/** Calls the kaito backend over HTTP. */
export class KaitoClient implements KaitoApi {
  readonly #options: KaitoClientOptions;

  constructor(options: KaitoClientOptions) {
    this.#options = options;
  }

  getHealthDetails(options?: CallOptions) {
    return this.#get<HealthDetails>(paths.healthDetails(), options);
  }

  getClusters(options?: CallOptions) {
    return this.#get<ClusterList>(paths.clusters(), options);
  }

  getWorkloads(options?: CallOptions) {
    return this.#get<WorkloadList>(paths.workloads(), options);
  }

  queryWorkloads(query: WorkloadQuery, options?: CallOptions) {
    return this.#get<WorkloadPage>(paths.workloads(query), options);
  }

  getWorkload(ref: WorkloadRef, options?: CallOptions) {
    return this.#get<WorkloadDetail>(paths.workload(ref), options);
  }

  readLogs(ref: WorkloadRef, query?: LogQuery, options?: CallOptions) {
    return this.#request(paths.workloadLogs(ref, query), {
      signal: options?.signal,
    });
  }

  getWorkloadDrift(ref: WorkloadRef, options?: CallOptions) {
    return this.#get<Drift>(paths.workloadDrift(ref), options);
  }

  getDrift(query?: DriftQuery, options?: CallOptions) {
    return this.#get<DriftList>(paths.drift(query), options);
  }

  getAttention(options?: CallOptions) {
    return this.#get<AttentionList>(paths.attention(), options);
  }

  getCapacity(options?: CallOptions) {
    return this.#get<CapacityList>(paths.capacity(), options);
  }

  openChanges(options?: CallOptions & { lastEventId?: string }) {
    const { lastEventId, signal } = options ?? {};
    return this.#request(paths.changes(), {
      headers: {
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      cache: 'no-store',
      signal,
    });
  }

  getFit(query: FitQuery, options?: CallOptions) {
    return this.#get<PlacementList>(paths.fit(query), options);
  }

  getNamespaces(cluster: string, options?: CallOptions) {
    return this.#get<NamespaceList>(paths.namespaces(cluster), options);
  }

  preflight(request: PreflightRequest, options?: CallOptions) {
    return this.#post<PreflightReport>(paths.preflight(), request, options);
  }

  preflightEdit(
    ref: WorkloadRef,
    request: EditPreflightRequest,
    options?: CallOptions,
  ) {
    return this.#post<PreflightReport>(
      paths.workloadPreflight(ref),
      request,
      options,
    );
  }

  previewProposal(request: ProposalRequest, options?: CallOptions) {
    return this.#post<ProposalPreview>(
      paths.proposalPreview(),
      request,
      options,
    );
  }

  previewEdit(ref: WorkloadRef, request: EditRequest, options?: CallOptions) {
    return this.#post<ProposalPreview>(
      paths.workloadProposal(ref),
      request,
      options,
    );
  }

  getRequests(query?: RequestQuery, options?: CallOptions) {
    return this.#get<RequestPage>(paths.requests(query), options);
  }

  getRequest(id: string, options?: CallOptions) {
    return this.#get<KaitoRequestDetail>(paths.request(id), options);
  }

  registerRequest(request: RequestRegistration, options?: CallOptions) {
    return this.#post<KaitoRequestDetail>(paths.requests(), request, options);
  }

  reportRequestProgress(
    id: string,
    progress: RequestProgress,
    options?: CallOptions,
  ) {
    return this.#post<KaitoRequestDetail>(
      paths.requestProgress(id),
      progress,
      options,
    );
  }

  getModels(options?: CallOptions) {
    return this.#get<ModelList>(paths.models(), options);
  }

  getEndpoints(options?: CallOptions) {
    return this.#get<EndpointList>(paths.endpoints(), options);
  }

  getEndpoint(id: string, options?: CallOptions) {
    return this.#get<EndpointView>(paths.endpoint(id), options);
  }

  getEndpointMetrics(id: string, options?: CallOptions) {
    return this.#get<EndpointMetrics>(paths.endpointMetrics(id), options);
  }

  getInventory(options?: CallOptions) {
    return this.#get<InventoryList>(paths.inventory(), options);
  }

  getInventoryHistory(
    uid: string,
    options?: CallOptions & { cluster?: string },
  ) {
    return this.#get<InventoryHistory>(
      paths.inventoryEntry(uid, options?.cluster),
      options,
    );
  }

  async getServedModels(endpointId: string, options?: CallOptions) {
    const list = await this.#get<{ data: { id: string }[] }>(
      paths.endpointModels(endpointId),
      options,
    );
    return list.data.map(model => model.id);
  }

  callEndpoint(
    endpointId: string,
    call: EndpointCallName,
    body?: object,
    options?: CallOptions,
  ) {
    return this.#request(paths.endpointCall(endpointId, call), {
      method: ENDPOINT_CALLS[call].method,
      ...jsonBody(body),
      signal: options?.signal,
    });
  }

  callRag(
    endpointId: string,
    call: RagCallName,
    request: {
      index?: string;
      query?: Record<string, unknown>;
      body?: object;
    } = {},
    options?: CallOptions,
  ) {
    return this.#request(paths.ragCall(endpointId, call, request), {
      method: RAG_CALLS[call].method,
      ...jsonBody(request.body),
      signal: options?.signal,
    });
  }

  chat(endpointId: string, body: ChatRequest, options?: CallOptions) {
    return this.callEndpoint(endpointId, 'chat', body, options);
  }

  async #get<T>(path: string, options?: CallOptions): Promise<T> {
    const response = await this.#request(path, { signal: options?.signal });
    return (await response.json()) as T;
  }

  async #post<T>(
    path: string,
    body: unknown,
    options?: CallOptions,
  ): Promise<T> {
    const response = await this.#request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: options?.signal,
    });
    return (await response.json()) as T;
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#options.discoveryApi.getBaseUrl('kaito');
    const response = await this.#options.fetchApi.fetch(
      `${baseUrl}${path}`,
      init,
    );
    if (!response.ok) {
      throw await KaitoRequestError.fromResponse(response);
    }
    return response;
  }
}

function jsonBody(body: object | undefined): RequestInit {
  return body
    ? {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
    : {};
}
