import { EXIT } from './ExitCode';
import { PortalError } from './PortalError';

const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/;

/** Why there was no answer, in words a person can act on. */
function explain(url: string, error: unknown): PortalError {
  const { origin, hostname } = new URL(url);
  const cause = (error as { cause?: { code?: unknown; message?: unknown } })
    .cause;
  const code = typeof cause?.code === 'string' ? cause.code : '';
  const unreachable = (message: string, nextStep: string) =>
    new PortalError(message, { exitCode: EXIT.unreachable, nextStep });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(
      `There is no address for ${hostname}`,
      'Check the name, the network and the VPN.',
    );
  }
  if (code === 'ECONNREFUSED') {
    return unreachable(
      `Nothing answers at ${origin}`,
      'Check the address and the port, and whether the portal runs.',
    );
  }
  if (TLS_CODE.test(code)) {
    return unreachable(
      `The certificate of ${origin} is not trusted here (${code})`,
      'Name the file of your certificate authority in NODE_EXTRA_CA_CERTS.',
    );
  }
  const words =
    typeof cause?.message === 'string'
      ? cause.message
      : (error as Error).message;
  return unreachable(
    `${origin} could not be reached: ${words}`,
    'Check the network; behind a proxy, set NODE_USE_ENV_PROXY=1 and HTTPS_PROXY.',
  );
}

/**
 * Fetch that does not follow redirects, a token must not go where the portal points, and that says in words why there
 * was no answer. An abort is thrown as it is.
 */
export function guardFetch(fetchIt: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    let response: Response;
    try {
      response = await fetchIt(input, { ...init, redirect: 'manual' });
    } catch (error) {
      if (init?.signal?.aborted && (error as Error).name === 'AbortError') {
        throw error;
      }
      throw explain(url, error);
    }
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new PortalError(
        `${
          new URL(url).origin
        } sends the caller elsewhere instead of answering`,
        {
          exitCode: EXIT.unreachable,
          nextStep:
            "Name the address of the portal's backend (backend.baseUrl); a sign-in page in front of it has to let /api through.",
        },
      );
    }
    return response;
  };
}
