import type { TokenCredential } from '@azure/core-auth';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ClusterSource } from '@kaito-portal/backstage-plugin-kaito-node';
import { createAzureCredential, readAzureConfig } from './azure';
import { aksClusterSources } from './azure/aks';
import { catalogClusterSource } from './clusters/catalog/catalogClusterSource';
import { configClusterSources } from './clusters/configClusterSources';
import { createClusterCredentials } from './clusters/credentials/ClusterCredentials';
import { kubernetesPluginSource } from './clusters/kubernetesPlugin/kubernetesPluginSource';
import { readClustersConfig } from './clusters/readClustersConfig';

/** Every source of clusters the configuration asks for; the first that names a cluster has it. Throws with the field and the reason. */
export function createClusterSources(options: {
  config: Config;
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
}): ClusterSource[] {
  const { config, auth, catalog, discovery } = options;
  const { refreshSeconds, allowExec, kubernetesPlugin } =
    readClustersConfig(config);
  let azure: TokenCredential | undefined;
  const credential = () => {
    azure ??= createAzureCredential(readAzureConfig(config) ?? {});
    return azure;
  };
  const credentials = createClusterCredentials({
    azure: credential,
    allowExec,
  });
  // The Kubernetes plugin asks the catalog itself.
  const ofCatalog = kubernetesPlugin
    ? undefined
    : catalogClusterSource({
        config,
        catalog,
        auth,
        credentials,
        refreshSeconds,
      });
  return [
    ...configClusterSources(config, {
      credentials,
      refreshSeconds,
      kubernetesPlugin,
    }),
    ...(ofCatalog ? [ofCatalog] : []),
    ...(kubernetesPlugin
      ? [kubernetesPluginSource({ discovery, auth, refreshSeconds })]
      : []),
    ...aksClusterSources({ config, credential, credentials, refreshSeconds }),
  ];
}
