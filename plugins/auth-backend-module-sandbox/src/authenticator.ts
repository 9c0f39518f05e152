import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  type SignInResolver,
} from '@backstage/plugin-auth-node';
import { isLoopback } from './assertSandbox';
import type { Persona } from './personas';

/** Header in which the sign-in page says who was chosen. */
export const PERSONA_HEADER = 'x-sandbox-persona';

/** Takes the caller for the persona it names. Requests that came under a foreign host name are refused, so that no web page can reach it by rebinding DNS. */
export function createSandboxAuthenticator(personas: Map<string, Persona>) {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize: () => {},
    async authenticate({ req }) {
      if (!isLoopback(req.hostname)) {
        throw new NotAllowedError(
          `The sandbox's sign-in does not answer under the host name ${req.hostname}`,
        );
      }
      const id = req.header(PERSONA_HEADER);
      const persona = id === undefined ? undefined : personas.get(id);
      if (!persona) {
        throw new AuthenticationError(
          `Choose a persona: ${[...personas.keys()].join(', ')}`,
        );
      }
      return { result: persona };
    },
  });
}

/** Signs in as the persona's user, with the groups that the catalog knows. */
export const personaSignInResolver: SignInResolver<Persona> = (
  { result },
  context,
) =>
  context.signInWithCatalogUser({
    entityRef: result.userEntityRef,
  });
