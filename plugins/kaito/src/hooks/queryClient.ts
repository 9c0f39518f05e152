import { QueryClient } from '@tanstack/react-query';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';

const clients = new WeakMap<KaitoApi, QueryClient>();

/** The query cache of an API instance: tabs share what was loaded, tests with their own API share nothing. */
export function queryClientFor(api: KaitoApi): QueryClient {
  let client = clients.get(api);
  if (!client) {
    client = new QueryClient({
      defaultOptions: {
        queries: {
          // The next poll is the retry; waiting here would hide the error.
          retry: false,
          // "Offline" according to the browser says nothing about an intranet.
          networkMode: 'always',
        },
      },
    });
    clients.set(api, client);
  }
  return client;
}
