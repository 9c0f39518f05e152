import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  editPreflightRequestSchema,
  preflightRequestSchema,
  type PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { JsonObject } from '@backstage/types';
import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import { callerSignal } from '../endpoints/gateway/callerSignal';
import type { EditPreflightService, PreflightService } from '../preflight';
import { parseWorkloadRef } from './fleetRoutes';
import { parseBody } from './parseBody';

/**
 * What stands in the way of a request, before it is made:
 * - `POST /preflight`: of one that brings a workload
 * - `POST /workloads/:cluster/:kind/:namespace/:name/preflight`: of one that changes it
 */
export function preflightRoutes(options: {
  preflight: Pick<PreflightService, 'run'>;
  editPreflight: Pick<EditPreflightService, 'run'>;
  audit: AuditTrail;
  httpAuth: HttpAuthService;
}): Router {
  const { preflight, editPreflight, audit, httpAuth } = options;
  const router = PromiseRouter();

  const reported = async (
    request: Request,
    response: Response,
    meta: JsonObject,
    run: (
      credentials: BackstageCredentials,
      signal: AbortSignal,
    ) => Promise<PreflightReport>,
  ) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { signal, stop } = callerSignal(response, credentials.expiresAt);
    const eventId = 'preflight-run';
    try {
      const report = await audit.run(
        { eventId, severity: 'low', request, credentials, meta },
        async note => {
          const found = await run(credentials, signal);
          note({ outcome: found.outcome });
          return found;
        },
      );
      response.set('Cache-Control', 'private, no-store').json(report);
    } finally {
      stop();
    }
  };

  router.post('/preflight', async (request, response) => {
    const wish = parseBody(preflightRequestSchema, request);
    const { kind, cluster, namespace, name } = wish;
    await reported(
      request,
      response,
      { kind, cluster, namespace, name },
      (credentials, signal) => preflight.run(wish, credentials, signal),
    );
  });

  router.post(
    '/workloads/:cluster/:kind/:namespace/:name/preflight',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      const { changes } = parseBody(editPreflightRequestSchema, request);
      await reported(
        request,
        response,
        { ...ref, changes: Object.keys(changes) },
        (credentials, signal) =>
          editPreflight.run(ref, changes, credentials, signal),
      );
    },
  );

  return router;
}
