import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  editRequestSchema,
  proposalRequestSchema,
  type ProposalPreview,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuditTrail } from '../audit';
import type { AuthorizedPreviewService } from '../gitops';
import { parseWorkloadRef } from './fleetRoutes';
import { parseBody } from './parseBody';

/**
 * What a pull request would change in its repository:
 * - `POST /proposals/preview`: one that brings manifests
 * - `POST /workloads/:cluster/:kind/:namespace/:name/proposal`: one that changes or retires a workload
 */
export function proposalRoutes(options: {
  previews: AuthorizedPreviewService;
  httpAuth: HttpAuthService;
  audit: AuditTrail;
}): Router {
  const { previews, httpAuth, audit } = options;
  const router = PromiseRouter();

  const planned = async (
    request: Request,
    meta: JsonObject,
    plan: (
      credentials: BackstageCredentials<BackstageUserPrincipal>,
    ) => Promise<ProposalPreview>,
  ) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const eventId = 'proposal-preview';
    return audit.run(
      { eventId, severity: 'low', request, credentials, meta },
      async note => {
        const preview = await plan(credentials);
        const { repository, commit } = preview;
        note({ repository: repository.fullName, commit });
        return preview;
      },
    );
  };

  router.post('/proposals/preview', async (request, response) => {
    const proposal = parseBody(proposalRequestSchema, request);
    const { requestId, cluster, namespace, files } = proposal;
    response.json(
      await planned(
        request,
        { requestId, cluster, namespace, files: files.length },
        credentials => previews.preview(proposal, credentials),
      ),
    );
  });

  router.post(
    '/workloads/:cluster/:kind/:namespace/:name/proposal',
    async (request, response) => {
      const ref = parseWorkloadRef(request.params);
      const edit = parseBody(editRequestSchema, request);
      response.json(
        await planned(request, { ...ref, action: edit.action }, credentials =>
          previews.previewEdit(ref, edit, credentials),
        ),
      );
    },
  );

  return router;
}
