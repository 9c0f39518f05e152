import { stringify } from 'yaml';

/** A kubeconfig for one cluster and one token, as YAML. */
export function renderKubeconfig(given: {
  cluster: string;
  url: string;
  caPem: string;
  user: string;
  token: string;
}): string {
  const { cluster, url, caPem, user, token } = given;
  const userName = `${user}@${cluster}`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(caPem).toString('base64'),
        },
      },
    ],
    users: [{ name: userName, user: { token } }],
    contexts: [{ name: userName, context: { cluster, user: userName } }],
    'current-context': userName,
  });
}
