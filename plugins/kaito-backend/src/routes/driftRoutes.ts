import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedDriftService } from '../gitops';
import { parseWorkloadRef } from './fleetRoutes';
import { parseDriftQuery } from './parseQuery';
import { sendJson } from './sendJson';

const searchOf = ({ url }: Request) =>
  new URL(url, 'http://localhost').searchParams;

/**
 * - `GET /drift`: how workloads stand against Git, also those that are in Git alone
 * - `GET /workloads/:cluster/:kind/:namespace/:name/drift`: one of them with what differs
 */
export function driftRoutes(options: {
  drift: AuthorizedDriftService;
  httpAuth: HttpAuthService;
}): Router {
  const { drift, httpAuth } = options;
  const router = PromiseRouter();
  const caller = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get('/drift', async (request, response) => {
    const query = parseDriftQuery(searchOf(request));
    sendJson(request, response, await drift.list(query, await caller(request)));
  });

  router.get(
    '/workloads/:cluster/:kind/:namespace/:name/drift',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      sendJson(
        request,
        response,
        await drift.workload(ref, await caller(request)),
      );
    },
  );

  return router;
}
