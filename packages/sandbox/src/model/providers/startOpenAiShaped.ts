import { ApiError } from '../http/ApiError';
import { dispatch } from '../http/dispatch';
import { sendJson } from '../http/sendJson';
import { startHttp, type Handler, type RunningHttp } from '../http/startHttp';
import { hasSecret } from './hasSecret';
import { modelNamed, Provider, type ProviderOptions } from './Provider';
import { providerRoutes } from './routes';

const BASE = '/v1';

/** OpenAI's words for what goes wrong with a call. */
function refusal(status: number, code: string | null, message: string) {
  return {
    status,
    body: {
      error: { message, type: 'invalid_request_error', param: null, code },
    },
  };
}

/** A server in the shape of OpenAI's, with the sandbox's engine behind it: `/v1`, a bearer key, models by name. */
export async function startOpenAiShaped(
  options: ProviderOptions,
): Promise<RunningHttp> {
  const provider = new Provider(options);

  const handle: Handler = async (request, response, signal) => {
    const refuse = (...given: Parameters<typeof refusal>) => {
      const { status, body } = refusal(...given);
      sendJson(response, status, body);
    };
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const { method } = request;
    const [, token] =
      /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token) {
      refuse(401, null, "You didn't provide an API key.");
      return;
    }
    if (!hasSecret(token, options.key)) {
      refuse(401, 'invalid_api_key', 'Incorrect API key provided.');
      return;
    }
    if (method === 'GET' && pathname === `${BASE}/models`) {
      sendJson(response, 200, {
        object: 'list',
        data: provider.names.map(id => ({
          id,
          object: 'model',
          created: provider.startedAt,
          owned_by: 'sandbox',
        })),
      });
      return;
    }
    const path = pathname.startsWith(`${BASE}/`)
      ? pathname.slice(BASE.length)
      : '';
    const name = method === 'POST' ? await modelNamed(request) : '';
    const exchange = provider.exchangeWith(name, request, response, signal);
    const routes = provider.allRoutes();
    if (!Object.hasOwn(routes, path) || method !== 'POST') {
      refuse(404, 'unknown_url', `Invalid URL (${method} ${pathname})`);
    } else if (!exchange) {
      refuse(
        404,
        'model_not_found',
        `The model \`${name}\` does not exist or you do not have access to it.`,
      );
    } else if (!Object.hasOwn(providerRoutes(exchange.traits), path)) {
      refuse(403, null, `You are not allowed to use ${name} for ${path}.`);
    } else {
      await dispatch(providerRoutes(exchange.traits), path, exchange, asOpenAi);
    }
  };

  return startHttp(options.port ?? 0, handle);
}

/** An error of the engine's server in OpenAI's words. */
export function asOpenAi(error: ApiError): object {
  const { error: told } = error.toBody();
  const type = error.status >= 500 ? 'server_error' : 'invalid_request_error';
  const code = typeof told.code === 'number' ? null : told.code;
  return { error: { ...told, type, code } };
}
