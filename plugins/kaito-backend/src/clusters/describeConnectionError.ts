const SENTENCES: Record<string, string> = {
  ECONNREFUSED:
    'refuses connections. Check that its API server runs and that the URL and port are right',
  ECONNRESET: 'cut the connection. It may be restarting',
  EPIPE: 'cut the connection. It may be restarting',
  UND_ERR_SOCKET: 'cut the connection. It may be restarting',
  ENOTFOUND:
    'has a host name that cannot be found. Check the URL and the DNS of the machine the portal runs on',
  EAI_AGAIN:
    'has a host name that cannot be looked up now. Check the DNS of the machine the portal runs on',
  EHOSTUNREACH:
    'is on a network the portal cannot reach. Check routes and firewalls',
  ENETUNREACH:
    'is on a network the portal cannot reach. Check routes and firewalls',
  CERT_HAS_EXPIRED:
    'shows a certificate that has expired. Renew the certificate of its API server',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'shows a certificate for another host name. Use a URL whose host the certificate names',
};

const TIMEOUT =
  'did not answer in time. Check that it runs and that no firewall drops the packets';
const UNKNOWN_AUTHORITY =
  'shows a certificate of an authority the portal does not know. Give the authority as caData or caFile';
const NO_TLS =
  'does not speak TLS as expected. Check that the URL is that of its API server, and the client certificate if there is one';

const TIMEOUTS = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'TimeoutError',
]);
const UNKNOWN_AUTHORITIES = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

type ErrorLike = {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
};

function codeOf(error: unknown, depth: number): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 5) {
    return undefined;
  }
  const { code, cause, errors } = error as ErrorLike;
  if (typeof code === 'string') {
    return code;
  }
  return (
    codeOf(cause, depth + 1) ??
    (Array.isArray(errors) ? codeOf(errors[0], depth + 1) : undefined)
  );
}

/** The error's code, looking into the errors it was caused by; its name when none has one. */
export function errorCode(error: unknown): string {
  const { name } = (error ?? {}) as ErrorLike;
  return (
    codeOf(error, 0) ?? (typeof name === 'string' ? name : 'unknown error')
  );
}

/**
 * Why a cluster cannot be reached and what to look at, in a sentence without addresses or secrets.
 * @param hint - a sentence of whoever named the cluster, put after it.
 */
export function describeConnectionError(
  cluster: string,
  error: unknown,
  hint?: string,
): string {
  const code = errorCode(error);
  let what = SENTENCES[code];
  if (TIMEOUTS.has(code)) {
    what = TIMEOUT;
  } else if (UNKNOWN_AUTHORITIES.has(code)) {
    what = UNKNOWN_AUTHORITY;
  } else if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    what = NO_TLS;
  }
  return `Cluster ${cluster} ${
    what ?? 'cannot be reached. The code tells more'
  } (${code}).${hint ? ` ${hint}` : ''}`;
}
