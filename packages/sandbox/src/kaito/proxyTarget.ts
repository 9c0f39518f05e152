import type { ProxyResolver } from '../cluster/proxy/serviceTarget';
import { servedModelOf } from './objects/pod';

/** The port KAITO's inference servers listen on. */
const PORT = 5000;

/** Sends calls to a Pod's port 5000 to the sandbox's model server, under the model the Pod says it serves. */
export function modelServerTarget(modelServerUrl?: string): ProxyResolver {
  return (pod, port) => {
    const model = servedModelOf(pod);
    return modelServerUrl && model && port === PORT
      ? new URL(`/m/${encodeURIComponent(model)}`, modelServerUrl)
      : null;
  };
}
