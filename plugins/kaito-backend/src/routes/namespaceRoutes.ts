import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedNamespaceService } from '../namespaces/AuthorizedNamespaceService';
import { sendJson } from './sendJson';

/** `GET /clusters/:cluster/namespaces`: where in a cluster something could be deployed. */
export function namespaceRoutes(options: {
  namespaces: AuthorizedNamespaceService;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.get('/clusters/:cluster/namespaces', async (request, response) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { cluster } = request.params;
    sendJson(
      request,
      response,
      await options.namespaces.list(cluster, credentials),
    );
  });
  return router;
}
