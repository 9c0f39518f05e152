import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ClusterFacts } from '../clusters/Fleet';
import { backendConfig } from '../portal/backendConfig';
import { startBackend } from '../portal/startBackend';
import { viewerSignIn } from '../portal/viewerSignIn';

/** The catalog's answer costs the peer nothing: it is known. */
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'models',
    annotations: {
      'backstage.io/kubernetes-label-selector':
        'backstage.io/kubernetes-id=models',
    },
  },
  spec: { type: 'service', owner: 'platform', lifecycle: 'production' },
};

/** Backstage's own kubernetes plugin in a backend of the same make. */
export function peerRole() {
  return {
    async start(clusters: ClusterFacts[]): Promise<{ url: string }> {
      const url = await startBackend(
        port => backendConfig(port, clusters),
        [
          viewerSignIn,
          catalogServiceMock.factory({ entities: [entity] }),
          import('@backstage/plugin-kubernetes-backend'),
        ],
      );
      return { url };
    },
  };
}

export type PeerRole = ReturnType<typeof peerRole>;
