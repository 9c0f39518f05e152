import { notFound } from '../errors';
import { sendObject } from './sendObject';
import type { Handler } from './ApiContext';

/** GET of one object. */
export const get: Handler = async ({ store }, request) => {
  const { info, type } = request;
  const object = store.table.get(type, info.name!, info.namespace);
  if (!object) {
    throw notFound(type, info.name!);
  }
  await sendObject(request, 200, object);
};
