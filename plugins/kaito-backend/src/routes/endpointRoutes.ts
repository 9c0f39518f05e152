import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  ENDPOINT_CALLS,
  RAG_CALLS,
  type EndpointCallName,
  type RagCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type {
  ErrorRequestHandler,
  NextFunction,
  Request,
  Response,
  Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedEndpointDirectory } from '../endpoints/AuthorizedEndpointDirectory';
import { ClientLeftError } from '../endpoints/gateway/callerSignal';
import { GatewayError } from '../endpoints/gateway/GatewayError';
import { sendOpenAiError, statusOf } from '../endpoints/gateway/openAiError';
import type { InferenceService } from '../endpoints/InferenceService';
import type { AuthorizedEndpointMetrics } from '../endpoints/metrics/AuthorizedEndpointMetrics';

/** Paths below which a body goes on as it came. */
export const PASSED_ON = /\/endpoints\/[^/]+\/(v1|rag)\//;

type Calls = [EndpointCallName, { method: string; path: string }][];
type RagCalls = [RagCallName, { method: string; path: string }][];

/**
 * - `GET /endpoints`, `GET /endpoints/:id`: what the caller may invoke
 * - `GET /endpoints/:id/metrics`: what its own metrics say, asked while somebody looks
 * - `GET /endpoints/:id/health`: how an endpoint is, asked now
 * - `/endpoints/:id/v1/…`: calls in OpenAI's form, with errors in OpenAI's form
 * - `/endpoints/:id/rag/…`: calls of a RAGEngine's own API
 *
 * All but the first three are for users only. Must be mounted before anything that reads JSON bodies: the model gets the
 * body as it came.
 */
export function endpointRoutes(options: {
  directory: AuthorizedEndpointDirectory;
  inference: InferenceService;
  metrics: AuthorizedEndpointMetrics;
  httpAuth: HttpAuthService;
  logger: LoggerService;
}): Router {
  const { directory, inference, metrics, httpAuth } = options;
  const router = PromiseRouter();
  const anyone = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });
  const callOf = async (request: Request, response: Response) => ({
    endpointId: request.params.id,
    credentials: await httpAuth.credentials(request, { allow: ['user'] }),
    request,
    response,
  });

  router.get('/endpoints', async (request, response) => {
    response.json(await directory.list(await anyone(request)));
  });
  router.get('/endpoints/:id', async (request, response) => {
    const credentials = await anyone(request);
    response.json(await directory.get(request.params.id, credentials));
  });
  router.get('/endpoints/:id/metrics', async (request, response) => {
    const credentials = await anyone(request);
    response.json(await metrics.of(request.params.id, credentials));
  });
  router.get('/endpoints/:id/health', async (request, response) => {
    response.json(await inference.health(await callOf(request, response)));
  });

  (Object.entries(ENDPOINT_CALLS) as Calls)
    .filter(([, { path }]) => path.startsWith('/v1/'))
    .forEach(([name, { method, path }]) =>
      on(router, method, `/endpoints/:id${path}`, async (request, response) =>
        inference.invoke(await callOf(request, response), name),
      ),
    );
  (Object.entries(RAG_CALLS) as RagCalls).forEach(([name, { method, path }]) =>
    on(
      router,
      method,
      `/endpoints/:id/rag${path.replace('{index}', ':index')}`,
      async (request, response) =>
        inference.askRag(await callOf(request, response), name),
    ),
  );

  ['/endpoints/:id/v1/*', '/endpoints/:id/rag/*'].forEach(path =>
    router.all(path, async request => {
      throw notPassed(request);
    }),
  );
  router.use('/endpoints/:id/v1', answerAsOpenAi(options.logger));
  router.use('/endpoints', answerFailure);
  return router;
}

function on(
  router: Router,
  method: string,
  path: string,
  handler: (request: Request, response: Response) => Promise<unknown>,
) {
  router[method.toLowerCase() as 'get' | 'post' | 'delete'](path, handler);
}

function notPassed({ method, path }: Request) {
  const known = Object.values(ENDPOINT_CALLS).map(
    call => `${call.method} …${call.path}`,
  );
  return new NotFoundError(
    `The gateway does not pass ${method} ${path} on. It knows ${known.join(
      ', ',
    )}, and the calls of a RAGEngine below …/rag.`,
  );
}

/** Nobody is there to read an answer, or one has begun. */
const isOver = (error: Error, response: Response) =>
  error instanceof ClientLeftError || response.headersSent;

function sayWhenToRetry(error: Error, response: Response) {
  if (error instanceof GatewayError && error.retryAfterSeconds) {
    response.set('Retry-After', String(error.retryAfterSeconds));
  }
}

/** An error that nobody worded goes to the log. */
function answerAsOpenAi(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (isOver(error, response)) {
      return;
    }
    if (statusOf(error) === 500) {
      logger.error('A call to an endpoint failed', error);
    }
    sayWhenToRetry(error, response);
    sendOpenAiError(error, response);
  };
}

function answerFailure(
  error: Error,
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (!isOver(error, response)) {
    sayWhenToRetry(error, response);
    next(error);
  }
}
