import { notFound } from '../errors';
import { readObject } from '../http/readBody';
import type { Handler } from './ApiContext';
import { readIncoming } from './incoming';
import { write } from './write';

/** PUT of one object, or of its status. */
export const update: Handler = async (context, request) => {
  const { req, info, type } = request;
  const given = readIncoming(await readObject(req), request);
  const previous = context.store.table.get(type, info.name!, info.namespace);
  if (!previous) {
    throw notFound(type, info.name!);
  }
  await write(context, request, previous, given);
};
