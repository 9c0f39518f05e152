import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import express, {
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedEndpointDirectory } from '../endpoints/AuthorizedEndpointDirectory';
import { ClientLeftError } from '../endpoints/gateway/callerSignal';
import { GatewayError } from '../endpoints/gateway/GatewayError';
import { parseChatRequest } from '../endpoints/gateway/parseChatRequest';
import type { InferenceService } from '../endpoints/InferenceService';

const readBody = express.raw({
  type: ['application/json', 'application/*+json'],
  limit: '1mb',
});

/**
 * - `GET /endpoints`: what the caller may invoke
 * - `GET /endpoints/:id/v1/models`: what an endpoint answers to, in its own words
 * - `POST /endpoints/:id/v1/chat/completions`: a chat request, streamed when it asks for that
 *
 * The last two are for users only. Must be mounted before anything that reads JSON bodies: the model gets the body as
 * it came.
 */
export function endpointRoutes(options: {
  directory: AuthorizedEndpointDirectory;
  inference: InferenceService;
  httpAuth: HttpAuthService;
}): Router {
  const { directory, inference, httpAuth } = options;
  const router = PromiseRouter();

  router.get('/endpoints', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    response.json(await directory.list(credentials));
  });

  router.get('/endpoints/:id/v1/models', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id: endpointId } = request.params;
    await inference.listModels({ endpointId, credentials, request, response });
  });

  router.post(
    '/endpoints/:id/v1/chat/completions',
    readBody,
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const { model, ...chat } = parseChatRequest(request.body);
      const { id: endpointId } = request.params;
      await inference.chat(
        { endpointId, credentials, request, response, model },
        chat,
      );
    },
  );

  router.all('/endpoints/:id/*', async request => {
    throw new NotFoundError(
      `The gateway does not pass ${request.method} ${request.path} on. It knows GET …/v1/models and POST …/v1/chat/completions.`,
    );
  });

  router.use('/endpoints', answerFailure);
  return router;
}

/** Adds what only HTTP can say, and keeps quiet when an answer has begun or nobody is there to read one. */
function answerFailure(
  error: Error & { type?: string },
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (error instanceof ClientLeftError || response.headersSent) {
    return;
  }
  if (error.type === 'entity.too.large') {
    next(
      new GatewayError(
        413,
        'The chat request is larger than 1 MB. Shorten the conversation.',
      ),
    );
    return;
  }
  if (error instanceof GatewayError && error.retryAfterSeconds) {
    response.set('Retry-After', String(error.retryAfterSeconds));
  }
  next(error);
}
