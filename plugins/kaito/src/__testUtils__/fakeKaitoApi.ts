import {
  KaitoRequestError,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  aCluster,
  aDrift,
  attentionList,
  clusterList,
  driftList,
  modelList,
  placementList,
  workloadList,
  workloadPage,
} from './fixtures';
import { someMetrics } from './metricsFixtures';

const unused = (name: string) => () =>
  Promise.reject(new Error(`${name} is not part of this test`));

/** A backend with one live cluster and nothing deployed; tests say what differs. */
export function fakeKaitoApi(overrides: Partial<KaitoApi> = {}): KaitoApi {
  return {
    getHealthDetails: unused('getHealthDetails'),
    getClusters: async () => clusterList(aCluster()),
    getWorkloads: async () => workloadList(),
    queryWorkloads: async () => workloadPage(),
    getModels: async () => modelList(),
    getWorkload: unused('getWorkload'),
    readLogs: unused('readLogs'),
    getWorkloadDrift: async ref => aDrift({ ref }),
    getDrift: async () => driftList(),
    getAttention: async () => attentionList(),
    // Never answered: a page then asks by itself.
    openChanges: () => new Promise(() => {}),
    getCapacity: unused('getCapacity'),
    getFit: async () => placementList(),
    getNamespaces: unused('getNamespaces'),
    preflight: unused('preflight'),
    preflightEdit: unused('preflightEdit'),
    previewProposal: unused('previewProposal'),
    previewEdit: unused('previewEdit'),
    getRequests: unused('getRequests'),
    getRequest: unused('getRequest'),
    registerRequest: unused('registerRequest'),
    reportRequestProgress: unused('reportRequestProgress'),
    getEndpoints: unused('getEndpoints'),
    getEndpoint: unused('getEndpoint'),
    getEndpointMetrics: async () => someMetrics(),
    callEndpoint: unused('callEndpoint'),
    callRag: unused('callRag'),
    getInventory: unused('getInventory'),
    getInventoryHistory: unused('getInventoryHistory'),
    getServedModels: unused('getServedModels'),
    chat: unused('chat'),
    ...overrides,
  };
}

/** An error answer as the backend gives it. */
export function requestError(
  status: number,
  name: string,
  message: string,
): Promise<KaitoRequestError> {
  return KaitoRequestError.fromResponse(
    new Response(JSON.stringify({ error: { name, message } }), { status }),
  );
}
