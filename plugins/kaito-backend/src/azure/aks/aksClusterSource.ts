import {
  ClusterSourceError,
  type ClusterEntry,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { connectCluster } from '../../clusters/connectCluster';
import type { ClusterCredentials } from '../../clusters/credentials/ClusterCredentials';
import { ClusterConfigError } from '../../clusters/fields';
import type { AzureClient } from '../AzureClient';
import { AzureError } from '../AzureError';
import { TimedCache } from '../../cache/TimedCache';
import { describeNoKubeconfig, hintOf, nameOf } from './describeAks';
import {
  listManagedClusters,
  readUserKubeconfig,
  type ManagedCluster,
} from './ManagedCluster';
import { mapLimited } from './mapLimited';
import type { AksConfig } from './readAksConfig';
import { toAksSpec } from './toAksSpec';

/** A cluster's address and authority hardly ever change. */
const KUBECONFIG_MS = 15 * 60_000;
/** Requests for kubeconfigs at a time: Azure counts them. */
const AT_ONCE = 8;

/** The AKS clusters of a subscription, or of one resource group, as Azure lists them. */
export function aksClusterSource(options: {
  /** Where it stands in the configuration, for messages. */
  field: string;
  aks: AksConfig;
  client: AzureClient;
  credentials: ClusterCredentials;
  refreshSeconds: number;
  now?: () => number;
}): ClusterSource {
  const { field, aks, client, credentials, refreshSeconds, now } = options;
  const kubeconfigs = new TimedCache<string>({ ttlMs: KUBECONFIG_MS, now });

  async function connect(cluster: ManagedCluster): Promise<ClusterEntry> {
    let kubeconfig: string;
    try {
      ({ value: kubeconfig } = await kubeconfigs.get(cluster.id, () =>
        readUserKubeconfig(client, cluster),
      ));
    } catch (error) {
      if (error instanceof AzureError) {
        return {
          name: nameOf(cluster, aks),
          problem: describeNoKubeconfig(cluster, error.status, error.message),
        };
      }
      throw error;
    }
    const entry = await connectCluster(
      toAksSpec(cluster, kubeconfig, aks),
      noFiles,
      credentials,
    );
    return 'problem' in entry ? entry : { ...entry, hint: hintOf(cluster) };
  }

  return {
    id: `AKS discovery (app-config ${field})`,
    remote: true,
    refreshSeconds,
    async listClusters() {
      try {
        const clusters = await listManagedClusters(client, aks);
        return await mapLimited(clusters, AT_ONCE, connect);
      } catch (error) {
        throw error instanceof AzureError
          ? new ClusterSourceError(error.message)
          : error;
      }
    },
  };
}

/** Azure's answer must not choose a file of the portal to be read. */
async function noFiles(path: string): Promise<string> {
  throw new ClusterConfigError(
    `A kubeconfig of Azure names the file ${path}, which is not read.`,
  );
}
