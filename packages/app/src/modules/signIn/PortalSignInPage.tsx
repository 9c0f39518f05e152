import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';
import { PersonaSignInPage } from './PersonaSignInPage';
import { readPersonas } from './personas';

/** In the sandbox a choice of personas; with one's own clusters, Backstage's guest sign-in until a real provider is set up. */
export const PortalSignInPage = (props: SignInPageProps) => {
  const config = useApi(configApiRef);
  const personas = readPersonas(config);
  if (personas.length > 0) {
    return <PersonaSignInPage {...props} personas={personas} />;
  }
  return <SignInPage {...props} providers={['guest']} />;
};
