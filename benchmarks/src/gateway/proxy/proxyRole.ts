import { startBackend } from '../../fleet/portal/startBackend';
import { viewerSignIn } from '../../fleet/portal/viewerSignIn';
import { backendConfig } from '../backendConfig';

/** Backstage's own proxy in a backend of the same make, which asks for a token as well. */
export function proxyRole() {
  return {
    async start(modelUrl: string) {
      const url = await startBackend(
        port =>
          backendConfig(port, {
            kaito: { examplePolicy: { enabled: true } },
            proxy: { endpoints: { '/model': { target: modelUrl } } },
          }),
        [viewerSignIn, import('@backstage/plugin-proxy-backend')],
      );
      return { url, base: `${url}/api/proxy/model` };
    },
  };
}

export type ProxyRole = ReturnType<typeof proxyRole>;
