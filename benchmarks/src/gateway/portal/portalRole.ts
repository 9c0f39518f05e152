import { startBackend } from '../../fleet/portal/startBackend';
import { viewerSignIn } from '../../fleet/portal/viewerSignIn';
import { backendConfig } from '../backendConfig';

/** Beyond anything that is measured: limits are not what this is about. */
const UNLIMITED = {
  concurrentPerUser: 100_000,
  requestsPerMinutePerUser: 100_000_000,
  concurrentPerEndpoint: 100_000,
};

/** The gateway in a Backstage backend, as it is deployed, with the model as a configured endpoint. */
export function portalRole() {
  return {
    async start(modelUrl: string) {
      const url = await startBackend(
        port =>
          backendConfig(port, {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [{ type: 'config', clusters: [] }],
            },
            kaito: {
              examplePolicy: { enabled: true },
              gateway: { limits: UNLIMITED },
              endpoints: [
                {
                  id: 'bench',
                  provider: 'container-apps',
                  url: modelUrl,
                  servedModel: 'bench',
                },
              ],
            },
          }),
        [viewerSignIn, import('@kaito-portal/backstage-plugin-kaito-backend')],
      );
      return { url, base: `${url}/api/kaito/endpoints/bench/v1` };
    },
  };
}

export type PortalRole = ReturnType<typeof portalRole>;
