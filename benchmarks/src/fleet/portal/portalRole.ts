import type { ClusterFacts } from '../clusters/Fleet';
import { sharedNow } from '../processes/now';
import { backendConfig } from './backendConfig';
import { startBackend } from './startBackend';
import { viewerSignIn } from './viewerSignIn';

/** The portal's backend plugin in a Backstage backend, as it is deployed. */
export function portalRole() {
  return {
    async start(clusters: ClusterFacts[]) {
      const url = await startBackend(
        port => backendConfig(port, clusters),
        [viewerSignIn, import('@kaito-portal/backstage-plugin-kaito-backend')],
      );
      return { url, at: sharedNow() };
    },
  };
}

export type PortalRole = ReturnType<typeof portalRole>;
