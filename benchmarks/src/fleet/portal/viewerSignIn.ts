import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { type Viewer, VIEWER_HEADER } from './viewers';

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => {},
  async authenticate({ req }) {
    const header = req.header(VIEWER_HEADER);
    if (!header) {
      throw new AuthenticationError(`${VIEWER_HEADER} names nobody`);
    }
    return { result: JSON.parse(header) as Viewer };
  },
});

/** Lets viewers sign in by saying who they are; the tokens are Backstage's own, signed and verified as any. */
export const viewerSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-viewers',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'viewers',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: async ({ result: { name, groups } }, context) => {
              const sub = `user:default/${name}`;
              return context.issueToken({
                claims: { sub, ent: [sub, ...groups] },
              });
            },
          }),
        });
      },
    });
  },
});
