import { KubeConfig } from '@kubernetes/client-node';
import type { ParsedCluster } from '../../clusters/ClusterSpec';
import { ClusterConfigError } from '../../clusters/fields';
import { parseKubeconfig } from '../../clusters/parseKubeconfig';
import { decodePem } from '../../clusters/parsePem';
import { parseUrl } from '../../clusters/parseUrl';
import { nameOf } from './describeAks';
import type { ManagedCluster } from './ManagedCluster';
import type { AksConfig } from './readAksConfig';

function readEntraCluster(
  text: string,
  name: string,
  at: string,
): ParsedCluster {
  const kubeconfig = new KubeConfig();
  try {
    kubeconfig.loadFromString(text, { onInvalidEntry: 'filter' });
  } catch {
    throw new ClusterConfigError(`${at} is not a kubeconfig.`);
  }
  const server = kubeconfig.getCurrentCluster() ?? kubeconfig.getClusters()[0];
  if (!server?.caData) {
    throw new ClusterConfigError(`${at} names no cluster with an authority.`);
  }
  const field = `${at}: certificate-authority-data`;
  return {
    name,
    url: parseUrl(server.server, `${at}: server`),
    ca: { field, pem: decodePem(server.caData, field) },
    serverName: server.tlsServerName,
    skipVerify: false,
    auth: { type: 'entra' },
  };
}

/**
 * How to connect to an AKS cluster: with the portal's Entra token where the cluster has Entra, else, if that is allowed,
 * with the local account of the kubeconfig.
 */
export function toAksSpec(
  cluster: ManagedCluster,
  kubeconfig: string,
  options: AksConfig,
): ParsedCluster {
  const name = nameOf(cluster, options);
  const at = `the kubeconfig Azure gives for AKS cluster ${cluster.name}`;
  try {
    if (cluster.properties.aadProfile) {
      return readEntraCluster(kubeconfig, name, at);
    }
    if (!options.localAccounts) {
      throw new ClusterConfigError(
        `AKS cluster ${cluster.name} is not integrated with Microsoft Entra, so that its only credential from Azure is an administrator's. Enable Entra (az aks update --enable-aad), name the cluster with a token of a read-only account in kubernetes.clusterLocatorMethods, or set localAccounts to true in kaito.clusters.aks.`,
      );
    }
    const [local] = parseKubeconfig(kubeconfig, '/', at);
    if (
      'auth' in local &&
      !['token', 'clientCertificate'].includes(local.auth.type)
    ) {
      throw new ClusterConfigError(
        `${at} holds no local account. Local accounts may be disabled in Azure.`,
      );
    }
    return { ...local, name };
  } catch (error) {
    if (error instanceof ClusterConfigError) {
      return { name, problem: error.message };
    }
    throw error;
  }
}
