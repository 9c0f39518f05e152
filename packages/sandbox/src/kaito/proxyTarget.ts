import type { ApiObject } from '../cluster/ApiObject';
import type { ProxyResolver } from '../cluster/proxy/serviceTarget';
import type { ObjectStore } from '../cluster/store';
import { wordsOf } from '../model';
import { traitsOfPod } from './modelTraits';
import { LABEL } from './objects/labels';
import { servedAdaptersOf, servedModelOf } from './objects/pod';
import { LLM_URL, PERSISTED } from './rag/objects';

/** The port KAITO's inference servers and RAG engines listen on. */
const PORT = 5000;

function variable(pod: ApiObject, name: string): string | undefined {
  const { containers } = pod.spec as {
    containers: { env?: { name: string; value?: string }[] }[];
  };
  return containers[0]?.env?.find(variable_ => variable_.name === name)?.value;
}

/** The model behind an address inside the cluster; undefined for one that is not there, or elsewhere. */
function modelBehind(store: ObjectStore, url: string): string | undefined {
  const [, service, namespace] =
    /^http:\/\/([^.:/]+)\.([^.:/]+)\.svc(?:\.|\/|:|$)/.exec(url) ?? [];
  const pod =
    service && namespace
      ? store.get('Pod', `${service}-0`, namespace)
      : undefined;
  return pod && servedModelOf(pod);
}

/** Path of a RAG engine: its index lives as long as its Pod, or with its volume, and it asks the model its manifest names. */
function engineOf(cluster: string, store: ObjectStore, pod: ApiObject) {
  const { namespace, labels, uid } = pod.metadata;
  const kept = variable(pod, PERSISTED) !== 'storage';
  const name = labels?.[LABEL.ragEngine];
  const index = kept ? `${cluster}.${namespace}.${name}` : uid;
  const url = variable(pod, LLM_URL);
  const model = url ? modelBehind(store, url) ?? 'unreachable' : 'none';
  return `/rag/${index}/${model}`;
}

/** Sends calls to a Pod's port 5000 to the sandbox's model server: under the model the Pod says it serves, or as the RAG engine it is. */
export function modelServerTarget(
  cluster: string,
  modelServerUrl?: string,
): ProxyResolver {
  return (pod, port, store) => {
    if (!modelServerUrl || port !== PORT) {
      return null;
    }
    if (pod.metadata.labels?.[LABEL.ragEngine]) {
      return new URL(engineOf(cluster, store, pod), modelServerUrl);
    }
    const model = servedModelOf(pod);
    if (!model) {
      return null;
    }
    const traits = traitsOfPod(store, pod);
    const served = [
      [model, ...servedAdaptersOf(pod)].join(','),
      ...(traits ? wordsOf(traits) : []),
    ].join(';');
    return new URL(`/m/${served}`, modelServerUrl);
  };
}
