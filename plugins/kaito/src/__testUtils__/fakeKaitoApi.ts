import {
  KaitoRequestError,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { aCluster, clusterList, modelList, workloadList } from './fixtures';

const unused = (name: string) => () =>
  Promise.reject(new Error(`${name} is not part of this test`));

/** A backend with one live cluster and nothing deployed; tests say what differs. */
export function fakeKaitoApi(overrides: Partial<KaitoApi> = {}): KaitoApi {
  return {
    getClusters: async () => clusterList(aCluster()),
    getWorkloads: async () => workloadList(),
    queryWorkloads: unused('queryWorkloads'),
    getModels: async () => modelList(),
    getWorkload: unused('getWorkload'),
    readLogs: unused('readLogs'),
    getAttention: unused('getAttention'),
    getCapacity: unused('getCapacity'),
    getFit: unused('getFit'),
    getEndpoints: unused('getEndpoints'),
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
