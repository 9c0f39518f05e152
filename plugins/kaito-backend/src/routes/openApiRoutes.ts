import { Router } from 'express';
import { createOpenApiDocument } from '../schema/openApiDocument';

/** `GET /openapi.json`: the API in OpenAPI 3.1. */
export function openApiRoutes(): Router {
  const document = createOpenApiDocument();
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  return router;
}
