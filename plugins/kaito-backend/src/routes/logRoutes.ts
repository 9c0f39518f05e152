import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { NextFunction, Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { LogService } from '../logs';
import { parseWorkloadRef } from './fleetRoutes';
import { parseLogQuery } from './parseLogQuery';

/**
 * `GET /workloads/:cluster/:kind/:namespace/:name/logs`: the log of one container of the workload as plain text, the
 * model's when none is named.
 */
export function logRoutes(options: {
  logs: LogService;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.get(
    '/workloads/:cluster/:kind/:namespace/:name/logs',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      const { searchParams } = new URL(request.url, 'http://localhost');
      const query = parseLogQuery(searchParams);
      const credentials = await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      await options.logs.read({
        ref,
        query,
        credentials,
        caller: nameOf(credentials),
        request,
        response,
      });
    },
  );
  router.use(answerFailure);
  return router;
}

function nameOf({
  principal,
}: BackstageCredentials<BackstageUserPrincipal | BackstageServicePrincipal>) {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}

/** Keeps quiet when an answer has begun or nobody is there to read one. */
function answerFailure(
  error: Error,
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (!response.headersSent && !response.destroyed) {
    next(error);
  }
}
