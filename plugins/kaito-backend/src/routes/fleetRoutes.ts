import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  workloadRefSchema,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedFitService } from '../fleet/fit/AuthorizedFitService';
import type { AuthorizedFleetService } from '../fleet/AuthorizedFleetService';
import { parseFitQuery, parseWorkloadQuery } from './parseQuery';
import { sendJson } from './sendJson';

const searchOf = ({ url }: Request) =>
  new URL(url, 'http://localhost').searchParams;

/**
 * - `GET /clusters`: every cluster, its state and that of each kind
 * - `GET /workloads`: what serves or tunes, over all clusters, by query
 * - `GET /workloads/:cluster/:kind/:namespace/:name`: one of them with cause, events and relatives
 * - `GET /attention`: what is wrong, by cause
 * - `GET /capacity`: GPUs by cluster and model
 * - `GET /capacity/fit`: where a model would find room
 */
export function fleetRoutes(options: {
  fleet: AuthorizedFleetService;
  fit: AuthorizedFitService;
  httpAuth: HttpAuthService;
}): Router {
  const { fleet, fit, httpAuth } = options;
  const router = PromiseRouter();
  const caller = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get('/clusters', async (request, response) => {
    sendJson(request, response, await fleet.clusters(await caller(request)));
  });

  router.get('/workloads', async (request, response) => {
    const query = parseWorkloadQuery(searchOf(request));
    sendJson(
      request,
      response,
      await fleet.workloads(query, await caller(request)),
    );
  });

  router.get(
    '/workloads/:cluster/:kind/:namespace/:name',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      sendJson(
        request,
        response,
        await fleet.workload(ref, await caller(request)),
      );
    },
  );

  router.get('/attention', async (request, response) => {
    sendJson(request, response, await fleet.attention(await caller(request)));
  });

  router.get('/capacity', async (request, response) => {
    sendJson(request, response, await fleet.capacity(await caller(request)));
  });

  router.get('/capacity/fit', async (request, response) => {
    const query = parseFitQuery(searchOf(request));
    sendJson(request, response, await fit.fit(query, await caller(request)));
  });

  return router;
}

/** Reads the path of a workload. @throws InputError that names the part and what it may be */
export function parseWorkloadRef(params: unknown): WorkloadRef {
  const parsed = workloadRefSchema.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(`${issue.path.join('.')}: ${issue.message}`);
  }
  return parsed.data;
}
