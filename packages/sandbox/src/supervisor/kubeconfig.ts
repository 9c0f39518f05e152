import { stringify } from 'yaml';

/** A cluster a kubeconfig gives access to. */
export interface KubeconfigCluster {
  name: string;
  url: string;
  caPem: string;
  token: string;
}

/** A kubeconfig with one context per cluster, the first of them current. */
export function mergedKubeconfig(clusters: readonly KubeconfigCluster[]) {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name ?? '',
    clusters: clusters.map(({ name, url, caPem }) => ({
      name,
      cluster: {
        server: url,
        'certificate-authority-data': Buffer.from(caPem).toString('base64'),
      },
    })),
    users: clusters.map(({ name, token }) => ({ name, user: { token } })),
    contexts: clusters.map(({ name }) => ({
      name,
      context: { cluster: name, user: name, namespace: 'default' },
    })),
  });
}
