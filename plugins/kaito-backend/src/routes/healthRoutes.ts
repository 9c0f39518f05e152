import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { HealthService } from '../observability';

/**
 * - `GET /health`: says that the plugin answers. Open to all, and tells nothing else
 * - `GET /health/details`: how this replica fares, for who may see clusters
 */
export function healthRoutes(options: {
  health: HealthService;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/health/details', async (request, response) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    response.set('Cache-Control', 'no-store');
    response.json(await options.health.details(credentials));
  });
  return router;
}
