import type { TokenCredential } from '@azure/core-auth';
import type { Config } from '@backstage/config';
import type { ClusterSource } from '@kaito-portal/backstage-plugin-kaito-node';
import type { ClusterCredentials } from '../../clusters/credentials/ClusterCredentials';
import { AzureClient } from '../AzureClient';
import { readAzureConfig } from '../readAzureConfig';
import { aksClusterSource } from './aksClusterSource';
import { readAksConfig } from './readAksConfig';

const PUBLIC_CLOUD = 'https://management.azure.com';

/** A source for each entry of `kaito.clusters.aks`. Throws with the field and the reason when one is wrong. */
export function aksClusterSources(options: {
  config: Config;
  credential: () => TokenCredential;
  credentials: ClusterCredentials;
  refreshSeconds: number;
}): ClusterSource[] {
  const { config, credential, credentials, refreshSeconds } = options;
  const endpoint = readAzureConfig(config)?.endpoint ?? PUBLIC_CLOUD;
  return readAksConfig(config).map((aks, index) =>
    aksClusterSource({
      field: `kaito.clusters.aks[${index}]`,
      aks,
      client: new AzureClient({ endpoint, credential: credential() }),
      credentials,
      refreshSeconds,
    }),
  );
}
