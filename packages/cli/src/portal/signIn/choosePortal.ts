import { EXIT } from '../ExitCode';
import { PortalError } from '../PortalError';
import type { PortalHost } from '../PortalHost';
import { readPortalUrl } from '../portalUrl';
import type { SignIns } from './SignIns';

/** The portal that is named by an argument, by the environment, or else the current one; undefined when none is. */
export function findPortal(
  named: string | undefined,
  env: PortalHost['env'],
  signIns: SignIns,
): string | undefined {
  if (named !== undefined) {
    return readPortalUrl(named, "'--portal'");
  }
  if (env.KAITO_PORTAL_URL) {
    return readPortalUrl(env.KAITO_PORTAL_URL, 'KAITO_PORTAL_URL');
  }
  return signIns.current() ?? undefined;
}

/** The same; throws where none is. */
export function choosePortal(
  named: string | undefined,
  env: PortalHost['env'],
  signIns: SignIns,
): string {
  const portal = findPortal(named, env, signIns);
  if (portal === undefined) {
    throw new PortalError('It is not known which portal to ask', {
      exitCode: EXIT.usage,
      nextStep:
        'Sign in: kaito-portal login --portal https://portal.example.com, or set KAITO_PORTAL_URL.',
    });
  }
  return portal;
}
