import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CloudPlace } from '@kaito-portal/backstage-plugin-kaito-node';

const SUBSCRIPTION = /^azure:\/\/\/subscriptions\/([0-9a-f-]{36})\//i;

/** Where a cluster's nodes are, as their cloud wrote it on them: Azure's subscription and region; null when none says. */
export function placeOf(nodes: readonly KubeObject[]): CloudPlace | null {
  for (const node of nodes) {
    const { providerID = '' } =
      (node as { spec?: { providerID?: string } }).spec ?? {};
    const subscriptionId = SUBSCRIPTION.exec(providerID)?.[1];
    const location = node.metadata.labels?.['topology.kubernetes.io/region'];
    if (subscriptionId && location) {
      return { subscriptionId, location };
    }
  }
  return null;
}
