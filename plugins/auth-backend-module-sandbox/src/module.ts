import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { assertSandbox } from './assertSandbox';
import {
  createSandboxAuthenticator,
  personaSignInResolver,
} from './authenticator';
import { readPersonas } from './personas';

/** Sign-in as a persona. Does nothing unless `auth.providers.sandbox` is configured, and then refuses to start outside the sandbox. */
export const authModuleSandbox = createBackendModule({
  pluginId: 'auth',
  moduleId: 'sandbox',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        if (!config.has('auth.providers.sandbox')) {
          return;
        }
        assertSandbox(config, process.env.NODE_ENV);
        const personas = readPersonas(config);
        logger.warn(
          'Sign-in without passwords is on: whoever reaches this backend can be any persona',
        );
        providers.registerProvider({
          providerId: 'sandbox',
          factory: createProxyAuthProviderFactory({
            authenticator: createSandboxAuthenticator(personas),
            signInResolver: personaSignInResolver,
          }),
        });
      },
    });
  },
});
