import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  KaitoClient,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** The portal's backend, as whoever a task runs for. */
export type KaitoBackend = (credentials: BackstageCredentials) => KaitoApi;

/** Reaches the backend over HTTP, each time with a token on behalf of the person who started the task. */
export function createKaitoBackend({
  auth,
  discovery,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
}): KaitoBackend {
  return onBehalfOf =>
    new KaitoClient({
      discoveryApi: discovery,
      fetchApi: {
        async fetch(input, init) {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf,
            targetPluginId: 'kaito',
          });
          const headers = new Headers(init?.headers);
          headers.set('authorization', `Bearer ${token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
}
