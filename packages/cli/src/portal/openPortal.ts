import {
  KaitoClient,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { guardFetch } from './guardFetch';
import type { PortalHost } from './PortalHost';
import { choosePortal } from './signIn/choosePortal';
import { SignIns } from './signIn/SignIns';
import { TokenSource } from './signIn/TokenSource';

/** A portal one is signed in to. */
export interface Portal {
  url: string;
  api: KaitoApi;
  tokens: TokenSource;
}

/** The kaito backend of a portal; each call carries a token that is good when it is made. */
export function apiOf(
  url: string,
  fetchIt: typeof fetch,
  token: () => Promise<string>,
): KaitoApi {
  const guarded = guardFetch(fetchIt);
  return new KaitoClient({
    discoveryApi: { getBaseUrl: async plugin => `${url}/api/${plugin}` },
    fetchApi: {
      fetch: async (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${await token()}`);
        return guarded(input, { ...init, headers });
      },
    },
  });
}

/** Opens the portal a command is about. Throws where it is not known which one. */
export function openPortal(
  host: PortalHost,
  named: string | undefined,
): Portal {
  const signIns = new SignIns(host.signIns);
  const url = choosePortal(named, host.env, signIns);
  const tokens = new TokenSource(url, host, signIns);
  return { url, tokens, api: apiOf(url, host.fetch, () => tokens.token()) };
}
