import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { AuditTrail } from '../audit';
import type { AuthorizedInventoryService } from '../inventory';

const historyRequest = z.object({
  uid: z.string().min(1).max(255),
  cluster: z.string().min(1).max(255).optional(),
});

const FETCH = { eventId: 'inventory-fetch', severity: 'low' } as const;

/**
 * - `GET /inventory`: every deployment the caller may read, now or in the past
 * - `GET /inventory/:uid?cluster=`: one deployment and all that is recorded about it
 */
export function inventoryRoutes(options: {
  inventory: AuthorizedInventoryService;
  httpAuth: HttpAuthService;
  audit: AuditTrail;
}): Router {
  const { inventory, httpAuth, audit } = options;
  const router = PromiseRouter();

  router.get('/inventory', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const answer = await audit.run(
      { ...FETCH, request, credentials, meta: { queryType: 'all' } },
      async note => {
        const list = await inventory.list({ credentials });
        note({ entries: list.totalItems });
        return list;
      },
    );
    response.json(answer);
  });

  router.get('/inventory/:uid', async (request, response) => {
    const { uid, cluster } = parseHistoryRequest(request);
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const answer = await audit.run(
      { ...FETCH, request, credentials, meta: { queryType: 'by-uid', uid } },
      () => inventory.history({ credentials, uid, cluster }),
    );
    response.json(answer);
  });

  return router;
}

function parseHistoryRequest(request: Request) {
  const parsed = historyRequest.safeParse({
    uid: request.params.uid,
    cluster: request.query.cluster,
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(`${issue.path.join('.')}: ${issue.message}`);
  }
  return parsed.data;
}
