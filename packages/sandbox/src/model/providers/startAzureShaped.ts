import { dispatch } from '../http/dispatch';
import { sendJson } from '../http/sendJson';
import { startHttp, type Handler, type RunningHttp } from '../http/startHttp';
import { CONTENT_FILTER } from './contentFilter';
import { hasSecret } from './hasSecret';
import { modelNamed, Provider, type ProviderOptions } from './Provider';
import { providerRoutes } from './routes';
import { asOpenAi } from './startOpenAiShaped';

/** Of a dated API, with the deployment in the path. */
const DEPLOYMENT = /^\/openai\/deployments\/([^/]+)(\/.+)$/;
/** Of the API without a date, with the deployment in the body. */
const V1 = /^\/openai\/v1(\/.+)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

const UNAUTHORIZED = {
  error: {
    code: '401',
    message:
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an ' +
      'active subscription and use a correct regional API endpoint for your resource.',
  },
};
const NO_RESOURCE = { error: { code: '404', message: 'Resource not found' } };
const NO_DEPLOYMENT = {
  error: {
    code: 'DeploymentNotFound',
    message: 'The API deployment for this resource does not exist.',
  },
};
const NOT_SUPPORTED = {
  error: {
    code: 'OperationNotSupported',
    message: 'The operation does not work with the specified model.',
  },
};

/** Where a call goes: to a deployment, or to the one the body names. */
function readTarget(url: URL) {
  const [, deployment, path] = DEPLOYMENT.exec(url.pathname) ?? [];
  if (deployment) {
    const dated = DATE.test(url.searchParams.get('api-version') ?? '');
    return dated ? { deployment, path } : undefined;
  }
  const [, below] = V1.exec(url.pathname) ?? [];
  return below ? { deployment: undefined, path: below } : undefined;
}

/**
 * A server in the shape of an Azure OpenAI resource, with the sandbox's engine behind it: the key in `api-key`,
 * `/openai/deployments/{deployment}/…?api-version=` and `/openai/v1/…`, errors in Azure's shape.
 */
export async function startAzureShaped(
  options: ProviderOptions,
): Promise<RunningHttp> {
  const provider = new Provider(options);

  const handle: Handler = async (request, response, signal) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const { method } = request;
    if (!hasSecret(String(request.headers['api-key'] ?? ''), options.key)) {
      sendJson(response, 401, UNAUTHORIZED);
      return;
    }
    if (method === 'GET' && isModelList(url)) {
      sendJson(response, 200, {
        object: 'list',
        data: provider.names.map(id => ({
          id,
          object: 'model',
          status: 'succeeded',
          created_at: provider.startedAt,
        })),
      });
      return;
    }
    const target = readTarget(url);
    if (
      method !== 'POST' ||
      !target ||
      !Object.hasOwn(provider.allRoutes(), target.path)
    ) {
      sendJson(response, 404, NO_RESOURCE);
      return;
    }
    const name = target.deployment ?? (await modelNamed(request));
    const exchange = provider.exchangeWith(name, request, response, signal);
    if (!exchange) {
      sendJson(response, 404, NO_DEPLOYMENT);
      return;
    }
    const routes = providerRoutes(exchange.traits);
    if (!Object.hasOwn(routes, target.path)) {
      sendJson(response, 400, NOT_SUPPORTED);
      return;
    }
    await dispatch(
      routes,
      target.path,
      { ...exchange, modelInPath: true, decoration: CONTENT_FILTER },
      asOpenAi,
    );
  };

  return startHttp(options.port ?? 0, handle);
}

/** Models of the resource; it has no list of deployments. */
function isModelList({ pathname, searchParams }: URL): boolean {
  return (
    pathname === '/openai/v1/models' ||
    (pathname === '/openai/models' &&
      DATE.test(searchParams.get('api-version') ?? ''))
  );
}
