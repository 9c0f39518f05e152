import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  requestProgressSchema,
  requestRegistrationSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import type { AuthorizedRequestService } from '../requests';
import { parseBody } from './parseBody';
import { parseRequestQuery } from './parseQuery';
import { sendJson } from './sendJson';

const FETCH = { eventId: 'request-fetch', severity: 'low' } as const;

const searchOf = ({ url }: Request) =>
  new URL(url, 'http://localhost').searchParams;

/**
 * - `POST /requests`: takes a request in, as the caller's
 * - `POST /requests/:id/progress`: how far its task has come, from who made it
 * - `GET /requests`: those the caller may follow, by query
 * - `GET /requests/:id`: one of them with its steps
 */
export function requestRoutes(options: {
  requests: AuthorizedRequestService;
  httpAuth: HttpAuthService;
  audit: AuditTrail;
}): Router {
  const { requests, httpAuth, audit } = options;
  const router = PromiseRouter();

  router.post('/requests', async (request, response) => {
    const registration = parseBody(requestRegistrationSchema, request);
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id, verb, place } = registration;
    const answer = await audit.run(
      {
        eventId: 'request-create',
        severity: 'medium',
        request,
        credentials,
        meta: { id, verb, ...place },
      },
      () => requests.register(credentials, registration),
    );
    response.json(answer);
  });

  router.post('/requests/:id/progress', async (request, response) => {
    const progress = parseBody(requestProgressSchema, request);
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    const answer = await audit.run(
      {
        eventId: 'request-progress',
        severity: 'medium',
        request,
        credentials,
        meta: { id, state: progress.state },
      },
      () => requests.report(credentials, id, progress),
    );
    response.json(answer);
  });

  router.get('/requests', async (request, response) => {
    const query = parseRequestQuery(searchOf(request));
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const answer = await audit.run(
      { ...FETCH, request, credentials, meta: { queryType: 'all' } },
      async note => {
        const page = await requests.list(credentials, query);
        note({ requests: page.totalItems });
        return page;
      },
    );
    sendJson(request, response, answer);
  });

  router.get('/requests/:id', async (request, response) => {
    const { id } = request.params;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const answer = await audit.run(
      { ...FETCH, request, credentials, meta: { queryType: 'by-id', id } },
      () => requests.get(credentials, id),
    );
    sendJson(request, response, answer);
  });

  return router;
}
