import { Router } from 'express';

/** `GET /health`: says that the plugin answers. Open to all, and tells nothing else. */
export function healthRoutes(): Router {
  const router = Router();
  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });
  return router;
}
