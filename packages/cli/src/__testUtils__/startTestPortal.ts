import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import kaitoPlugin from '@kaito-portal/backstage-plugin-kaito-backend';
import type { SandboxCluster } from '@kaito-portal/sandbox';

/** The person of these tests. */
export const DANA = 'user:default/dana';

/** Signs everybody in as Dana. */
const danaModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'dana',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'dana',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => {},
              authenticate: async () => ({ result: {} }),
            }),
            signInResolver: async (_, context) =>
              context.issueToken({
                claims: { sub: DANA, ent: [DANA, 'group:default/search'] },
              }),
          }),
        });
      },
    });
  },
});

/** A portal with the real auth backend, and with the real kaito backend where clusters are given. */
export async function startTestPortal(options: {
  auth: object;
  clusters?: SandboxCluster[];
}) {
  const backend = await startTestBackend({
    features: [
      authPlugin,
      danaModule,
      ...(options.clusters ? [kaitoPlugin] : []),
      authServiceFactory,
      httpAuthServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:1' },
          auth: {
            providers: { dana: {} },
            ...options.auth,
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: (options.clusters ?? []).map(cluster => ({
                  name: cluster.name,
                  url: cluster.url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: cluster.tokens.reader,
                  caData: Buffer.from(cluster.caPem).toString('base64'),
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  const url = `http://localhost:${backend.server.port()}`;

  /** A token as the portal's own pages have one. */
  async function pageToken(): Promise<string> {
    const response = await fetch(`${url}/api/auth/dana/refresh`);
    const { backstageIdentity } = (await response.json()) as {
      backstageIdentity: { token: string };
    };
    return backstageIdentity.token;
  }

  return {
    url,
    pageToken,
    /** What a browser does in which Dana is signed in, and lets the terminal in or not. Gives the page it ends at. */
    async browse(page: string, verdict: 'approve' | 'reject' = 'approve') {
      const authorize = await fetch(page, { redirect: 'manual' });
      const session = authorize.headers.get('location')!.split('/').at(-1);
      const response = await fetch(
        `${url}/api/auth/v1/sessions/${session}/${verdict}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${await pageToken()}` },
        },
      );
      const { redirectUrl } = (await response.json()) as {
        redirectUrl: string;
      };
      return redirectUrl;
    },
    stop: () => backend.stop(),
  };
}

export type TestPortal = Awaited<ReturnType<typeof startTestPortal>>;
