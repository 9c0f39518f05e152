import { relay } from '../proxy/relay';
import { findServiceTarget } from '../proxy/serviceTarget';
import type { Handler } from './ApiContext';

/** `services/{name}:{port}/proxy/…`: forwards any method to what stands behind the Service. */
export const serviceProxy: Handler = async (context, request) => {
  const { info } = request;
  const { base, dial } = findServiceTarget(
    context.store,
    context.proxyTarget,
    info.name!,
    info.namespace,
  );
  const query = info.query.toString();
  const path = `${base.pathname.replace(/\/$/, '')}${info.rest || '/'}`;
  await relay(
    request,
    new URL(`${path}${query ? `?${query}` : ''}`, base),
    dial,
  );
};
