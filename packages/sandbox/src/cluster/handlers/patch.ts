import { applyPatch, type Operation } from 'fast-json-patch';
import { type ApiObject, copyOf } from '../ApiObject';
import {
  ApiError,
  badRequest,
  notFound,
  unsupportedMediaType,
} from '../errors';
import { mediaTypeOf, readPatch } from '../http/readBody';
import type { Handler } from './ApiContext';
import { readIncoming } from './incoming';
import { mergePatch } from './mergePatch';
import { write } from './write';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';

function jsonPatched(object: ApiObject, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest('a JSON patch is a list of operations');
  }
  try {
    return applyPatch(copyOf(object), patch as Operation[], true).newDocument;
  } catch (error) {
    throw new ApiError(
      422,
      'Invalid',
      `the server rejected our request due to an error in our request: ${
        (error as Error).message.split('\n')[0]
      }`,
    );
  }
}

/** PATCH of one object or its status, as JSON patch or merge patch. Other kinds of patch are a 415. */
export const patch: Handler = async (context, request) => {
  const { req, info, type } = request;
  const media = mediaTypeOf(req);
  if (media !== JSON_PATCH && media !== MERGE_PATCH) {
    throw unsupportedMediaType([JSON_PATCH, MERGE_PATCH]);
  }
  const document = await readPatch(req);
  const previous = context.store.table.get(type, info.name!, info.namespace);
  if (!previous) {
    throw notFound(type, info.name!);
  }
  const result =
    media === JSON_PATCH
      ? jsonPatched(previous, document)
      : mergePatch(copyOf(previous), document);
  await write(context, request, previous, readIncoming(result, request));
};
