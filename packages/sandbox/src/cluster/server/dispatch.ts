import { methodNotAllowed, notFound } from '../errors';
import type { ApiContext, ApiRequest, Handler } from '../handlers/ApiContext';
import { create } from '../handlers/create';
import { get } from '../handlers/get';
import { list } from '../handlers/list';
import { patch } from '../handlers/patch';
import { podLog } from '../handlers/podLog';
import { remove } from '../handlers/remove';
import { serviceProxy } from '../handlers/serviceProxy';
import { update } from '../handlers/update';
import { watch } from '../handlers/watch';

const BY_VERB: Record<string, Handler> = {
  get,
  list,
  watch,
  create,
  update,
  patch,
  delete: remove,
};

const NAMED = ['update', 'patch'];
const READABLE = [undefined, 'status'];

/** Finds the handler of an authorized request. Throws 405 for what the kind does not offer. */
export async function dispatch(context: ApiContext, request: ApiRequest) {
  const { info, type } = request;
  if (info.subresource === 'proxy' && type.plural === 'services') {
    await serviceProxy(context, request);
    return;
  }
  if (info.subresource === 'log' && type.plural === 'pods' && info.name) {
    if (info.verb !== 'get') {
      throw methodNotAllowed();
    }
    await podLog(context, request);
    return;
  }
  if (!READABLE.includes(info.subresource)) {
    throw notFound(type, `${info.name}/${info.subresource}`);
  }
  const handler = BY_VERB[info.verb];
  const onStatus = info.subresource === 'status';
  const misplaced =
    (info.verb === 'create' && info.name !== undefined) ||
    (NAMED.includes(info.verb) && info.name === undefined) ||
    (onStatus && (!type.hasStatus || info.verb === 'delete'));
  const unscoped = type.namespaced && info.name && !info.namespace;
  if (!handler || misplaced || unscoped) {
    throw methodNotAllowed();
  }
  await handler(context, request);
}
