import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Where the portal's backend is told of requests. */
export type RequestsApi = Pick<
  KaitoApi,
  'registerRequest' | 'reportRequestProgress'
>;

/** Reaches the portal's backend as whoever a task runs for. */
export type RequestsPort = (credentials: BackstageCredentials) => RequestsApi;
