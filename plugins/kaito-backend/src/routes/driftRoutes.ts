import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  editRequestSchema,
  proposalRequestSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import type {
  AuthorizedDriftService,
  AuthorizedPreviewService,
} from '../gitops';
import { parseWorkloadRef } from './fleetRoutes';
import { parseBody } from './parseBody';
import { parseDriftQuery } from './parseQuery';
import { sendJson } from './sendJson';

const searchOf = ({ url }: Request) =>
  new URL(url, 'http://localhost').searchParams;

/**
 * - `GET /drift`: how workloads stand against Git, also those that are in Git alone
 * - `GET /workloads/:cluster/:kind/:namespace/:name/drift`: one of them with what differs
 * - `POST /proposals/preview`: what a request would change in its repository
 * - `POST /workloads/:cluster/:kind/:namespace/:name/proposal`: the same of changing or retiring one that exists
 */
export function driftRoutes(options: {
  drift: AuthorizedDriftService;
  previews: AuthorizedPreviewService;
  httpAuth: HttpAuthService;
  audit: AuditTrail;
}): Router {
  const { drift, previews, httpAuth, audit } = options;
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

  router.post('/proposals/preview', async (request, response) => {
    const proposal = parseBody(proposalRequestSchema, request);
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { requestId, cluster, namespace, files } = proposal;
    const answer = await audit.run(
      {
        eventId: 'proposal-preview',
        severity: 'low',
        request,
        credentials,
        meta: { requestId, cluster, namespace, files: files.length },
      },
      async note => {
        const preview = await previews.preview(proposal, credentials);
        note({
          repository: preview.repository.fullName,
          commit: preview.commit,
        });
        return preview;
      },
    );
    response.json(answer);
  });

  router.post(
    '/workloads/:cluster/:kind/:namespace/:name/proposal',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      const edit = parseBody(editRequestSchema, request);
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const answer = await audit.run(
        {
          eventId: 'proposal-preview',
          severity: 'low',
          request,
          credentials,
          meta: { ...ref, action: edit.action },
        },
        async note => {
          const preview = await previews.previewEdit(ref, edit, credentials);
          note({
            repository: preview.repository.fullName,
            commit: preview.commit,
          });
          return preview;
        },
      );
      response.json(answer);
    },
  );

  return router;
}
