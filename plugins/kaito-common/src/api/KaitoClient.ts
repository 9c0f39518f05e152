import type { CallOptions, ChatRequest, KaitoApi } from './KaitoApi';
import { KaitoRequestError } from './KaitoRequestError';
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

  getModels(options?: CallOptions) {
    return this.#get<ModelList>(paths.models(), options);
  }

  getEndpoints(options?: CallOptions) {
    return this.#get<EndpointList>(paths.endpoints(), options);
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

  async chat(endpointId: string, body: ChatRequest, options?: CallOptions) {
    return this.#request(paths.chatCompletions(endpointId), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: options?.signal,
    });
  }

  async #get<T>(path: string, options?: CallOptions): Promise<T> {
    const response = await this.#request(path, { signal: options?.signal });
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
