import { errorCode } from '../../clusters/describeConnectionError';

const NO_CONNECTION: Record<string, string> = {
  ECONNREFUSED: 'refuses connections. Check that it runs there',
  ENOTFOUND:
    'has a host name that cannot be found. Check it, and the portal’s DNS',
  EAI_AGAIN:
    'has a host name that cannot be looked up now. Check the portal’s DNS',
  EHOSTUNREACH:
    'is on a network the portal cannot reach. Check routes and firewalls',
  ENETUNREACH:
    'is on a network the portal cannot reach. Check routes and firewalls',
  ETIMEDOUT: 'cannot be connected to in time. Check routes and firewalls',
  UND_ERR_CONNECT_TIMEOUT:
    'cannot be connected to in time. Check routes and firewalls',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another host name',
  SELF_SIGNED_CERT_IN_CHAIN: 'shows a certificate the portal does not trust',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'shows a certificate the portal does not trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'shows a certificate the portal does not trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'shows a certificate the portal does not trust',
  EPROTO:
    'does not speak TLS as expected. Check whether its address is http or https',
};

/** What went wrong with a connection. */
export interface ConnectionProblem {
  /** In words that follow the endpoint's title; without addresses. */
  words: string;
  /** Nothing of the request was sent, so that another way may be tried. */
  unsent: boolean;
}

/** Reads an error of a call that had no answer. */
export function connectionProblem(error: unknown): ConnectionProblem {
  const code = errorCode(error);
  const { why } = (error ?? {}) as { why?: string };
  if (code === 'REFUSED_ADDRESS') {
    return {
      words: `leads to ${why}, which the gateway does not call. If that is meant, the configuration has to name the address itself`,
      unsent: true,
    };
  }
  const known =
    NO_CONNECTION[code] ??
    (code.startsWith('ERR_SSL') ? NO_CONNECTION.EPROTO : undefined);
  return known
    ? { words: `${known} (${code})`, unsent: true }
    : {
        words: `cut the connection before it answered (${code}). It may be restarting`,
        unsent: false,
      };
}
