import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ClusterSource } from './ClusterSource';

/** Lets backend modules add clusters that the `kubernetes:` config does not know. */
export interface KaitoClusterSourceExtensionPoint {
  addClusterSource(source: ClusterSource): void;
}

/** See {@link KaitoClusterSourceExtensionPoint}. */
export const kaitoClusterSourceExtensionPoint =
  createExtensionPoint<KaitoClusterSourceExtensionPoint>({
    id: 'kaito.cluster-source',
  });
