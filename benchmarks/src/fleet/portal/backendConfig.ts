import type { JsonObject } from '@backstage/types';
import { type ClusterFacts, clusterName } from '../clusters/Fleet';

const TOKEN_FILE = 'kubernetes.io/service-account-token-file';

/** What a backend of this benchmark is configured with: clusters as the kubernetes plugin knows them, which KAITO Portal reads as well. */
export function backendConfig(
  port: number,
  clusters: readonly ClusterFacts[],
): JsonObject {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: { providers: { viewers: {} } },
    permission: { enabled: true },
    kaito: {
      examplePolicy: { enabled: true, sharedClusters: [clusterName(0)] },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, url, caPem, token, tokenFile }) => ({
            name,
            url,
            authProvider: 'serviceAccount',
            ...(tokenFile
              ? { authMetadata: { [TOKEN_FILE]: tokenFile } }
              : { serviceAccountToken: token }),
            caData: Buffer.from(caPem).toString('base64'),
            skipMetricsLookup: true,
          })),
        },
      ],
    },
  };
}
