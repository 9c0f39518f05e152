import { curl } from './curl';
import { oneLine, shellQuote } from './shell';
import type { SnippetRequest } from './Snippet';

/** Where a model is in its cluster. */
export interface ClusterAddress {
  cluster: string;
  /** OpenAI base URL inside the cluster. */
  inClusterUrl: string;
}

const LOCAL_PORT = 8000;

/** OpenAI base URL (ending in `/v1`) of a Service's address. */
export function openAiBaseUrl(inClusterUrl: string): string {
  const trimmed = inClusterUrl.replace(/\/+$/, '');
  return trimmed.endsWith('/v1') ? trimmed : `${trimmed}/v1`;
}

/** The Service behind an address such as `http://phi.ai.svc.cluster.local:80/v1`; null when it is no Service's. */
export function serviceOf(
  inClusterUrl: string,
): { name: string; namespace: string; port: number } | null {
  const [, name, namespace, port] =
    /^http:\/\/([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)(?:\.svc(?:\.[a-z0-9.-]+)?)?(?::(\d+))?(?:\/|$)/.exec(
      inClusterUrl,
    ) ?? [];
  return name && namespace
    ? { name, namespace, port: Number(port ?? 80) }
    : null;
}

/** The call from a pod of the cluster: straight to the model, with no token. */
export function inCluster(
  { cluster, inClusterUrl }: ClusterAddress,
  request: SnippetRequest,
): string {
  const baseUrl = openAiBaseUrl(inClusterUrl);
  return [
    `# In a pod of the cluster ${oneLine(
      cluster,
    )}. The model asks for no key; clients want one set.`,
    `export OPENAI_BASE_URL=${shellQuote(baseUrl)}`,
    `export OPENAI_API_KEY=none`,
    '',
    curl(baseUrl, request, { token: false }),
  ].join('\n');
}

/** The call through kubectl, from a machine that may forward ports; null when the address is no Service's. */
export function portForward(
  { cluster, inClusterUrl }: ClusterAddress,
  request: SnippetRequest,
): string | null {
  const service = serviceOf(inClusterUrl);
  if (!service) {
    return null;
  }
  const { name, namespace, port } = service;
  return [
    `# With a kubectl context of the cluster ${oneLine(
      cluster,
    )}. It goes on until it is stopped.`,
    `kubectl -n ${namespace} port-forward service/${name} ${LOCAL_PORT}:${port}`,
    '',
    '# In another terminal:',
    curl(`http://127.0.0.1:${LOCAL_PORT}/v1`, request, { token: false }),
  ].join('\n');
}
