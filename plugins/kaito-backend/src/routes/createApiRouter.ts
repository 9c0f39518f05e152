import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { RequestHandler, Router } from 'express';
import { assertDocumented } from './assertDocumented';
import { PASSED_ON } from './endpointRoutes';
import { createOpenApiDocument } from '../schema/openApiDocument';
import { readJsonBody } from './readJsonBody';

/**
 * Puts routes behind the API's own OpenAPI document: a request that does not keep to it is refused with the field's
 * name before any route sees it. A route that is not in the document cannot be mounted.
 * @param before - what every request passes first, those that are refused too
 */
export function createApiRouter(
  routes: readonly Router[],
  before: readonly RequestHandler[] = [],
): Router {
  assertDocumented(routes);
  // Its type wants a literal that a generator wrote; ours is made when the portal starts.
  const document = createOpenApiDocument() as never;
  const router = createValidatedOpenApiRouter(document, {
    middleware: [readJsonBody, ...before],
    validatorOptions: {
      validateRequests: {
        // A query is text; one value of a list is a list.
        coerceTypes: 'array',
        allowUnknownQueryParameters: false,
      },
      // The gateway reads its bodies itself, with words of its own.
      ignorePaths: PASSED_ON,
    },
  }) as unknown as Router;
  routes.forEach(route => router.use(route));
  return router;
}
