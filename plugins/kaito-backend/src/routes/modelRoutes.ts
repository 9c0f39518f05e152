import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedModelService } from '../models/AuthorizedModelService';
import { sendJson } from './sendJson';

/** `GET /models`: KAITO's catalog with the deployments the caller may see. */
export function modelRoutes(options: {
  models: AuthorizedModelService;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.get('/models', async (request, response) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    sendJson(request, response, await options.models.list(credentials));
  });
  return router;
}
