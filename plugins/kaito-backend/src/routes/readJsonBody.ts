import { InputError } from '@backstage/errors';
import express, { type Request, type RequestHandler } from 'express';
import { operationOf } from '../schema/operationOf';
import { OPERATIONS } from '../schema/operations';
import { PASSED_ON } from './endpointRoutes';

/** A form with all its manifests is far below this. */
const parse = express.json({ limit: '2mb' });

/** What is wrong with a body by the API's own schemas, the field first; undefined when nothing is. */
function problemOf({ method, path, body }: Request): string | undefined {
  const id = operationOf(method, path);
  const input = OPERATIONS.find(({ operationId }) => operationId === id)?.input;
  const issue = input?.schema.safeParse(body).error?.issues[0];
  return issue && `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

/**
 * Reads a JSON body and holds it to the API's document, but for what goes to a model: that gets the body as it came. Of a
 * field the API does not know the name is told, which the validator of the document does not do.
 */
export const readJsonBody: RequestHandler = (request, response, next) => {
  if (PASSED_ON.test(request.path)) {
    next();
    return;
  }
  parse(request, response, (error?: Error & { type?: string }) => {
    if (error?.type === 'entity.too.large') {
      // What is handed on as an error from here is answered with 400.
      response.status(413).json({
        error: {
          name: 'PayloadTooLargeError',
          message: 'The request is larger than 2 MB. Ask for less.',
        },
        response: { statusCode: 413 },
      });
      return;
    }
    const problem = error
      ? `The body is not JSON: ${error.message}`
      : problemOf(request);
    next(problem && new InputError(problem, error));
  });
};
