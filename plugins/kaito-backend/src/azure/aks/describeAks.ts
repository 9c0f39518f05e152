import type { ManagedCluster } from './ManagedCluster';
import type { AksConfig } from './readAksConfig';

/** The name the portal gives a cluster. */
export function nameOf(
  cluster: ManagedCluster,
  { clusterName, subscriptionId }: AksConfig,
): string {
  const [, resourceGroup] = /\/resourceGroups\/([^/]+)/i.exec(cluster.id)!;
  const { name, location } = cluster;
  const values: Record<string, string> = {
    name,
    location,
    resourceGroup,
    subscriptionId,
  };
  return clusterName.replace(/\{(\w+)\}/g, (_, key: string) => values[key]);
}

/** What to look at when a cluster cannot be reached, from what Azure says of it. */
export function hintOf({ properties }: ManagedCluster): string | undefined {
  const { powerState, apiServerAccessProfile: access } = properties;
  if (powerState?.code === 'Stopped') {
    return 'Azure says that it is stopped; az aks start starts it.';
  }
  if (access?.enablePrivateCluster) {
    return 'It is a private cluster: the portal must run in its network or one that is peered with it, and resolve its private DNS zone.';
  }
  if (access?.authorizedIPRanges?.length) {
    return "It answers only to the address ranges authorised in Azure; the portal's outgoing address must be among them.";
  }
  return undefined;
}

/** Why no kubeconfig was had, in terms of the one cluster. */
export function describeNoKubeconfig(
  cluster: ManagedCluster,
  status: number | undefined,
  message: string,
): string {
  const { powerState, provisioningState } = cluster.properties;
  if (powerState?.code === 'Stopped') {
    return `AKS cluster ${cluster.name} is stopped. Start it with az aks start.`;
  }
  if (provisioningState === 'Creating' || provisioningState === 'Deleting') {
    return `AKS cluster ${cluster.name} is being ${
      provisioningState === 'Creating' ? 'created' : 'deleted'
    }.`;
  }
  return status === 403
    ? `Azure does not give the portal the kubeconfig of AKS cluster ${cluster.name} (403), which names its address and authority. Give the portal's identity the role Azure Kubernetes Service Cluster User on it.`
    : message;
}
