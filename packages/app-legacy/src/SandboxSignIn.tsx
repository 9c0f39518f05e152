import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/core-plugin-api';

/** Who this app signs in as: the sandbox's platform engineer, who may see all there is to show. */
const PERSONA = 'platform';

/** Signs in through the sandbox's provider, which exists nowhere else. */
export function SandboxSignIn(props: SignInPageProps) {
  return (
    <ProxiedSignInPage
      {...props}
      provider="sandbox"
      headers={{ 'x-sandbox-persona': PERSONA }}
    />
  );
}
