import { EXIT } from '../portal/ExitCode';
import { guardFetch } from '../portal/guardFetch';
import { PortalError } from '../portal/PortalError';
import type { PortalCommand, PortalHost } from '../portal/PortalHost';
import { findPortal } from '../portal/signIn/choosePortal';
import { SignIns } from '../portal/signIn/SignIns';
import { readArgs } from '../readArgs';
import { plainLine } from '../text/plain';

const PATIENCE_MS = 10_000;

/** Tells the portal to renew nothing any more; undefined when it was told, else why it was not. */
async function revoke(
  portal: string,
  signIns: SignIns,
  host: PortalHost,
): Promise<string | undefined> {
  const renewal = signIns.find(portal)?.renewal;
  if (!renewal?.revokeUrl) {
    return undefined;
  }
  try {
    const response = await guardFetch(host.fetch)(renewal.revokeUrl, {
      method: 'POST',
      body: new URLSearchParams({
        token: renewal.refreshToken,
        token_type_hint: 'refresh_token',
        client_id: renewal.clientId,
        ...(renewal.clientSecret && { client_secret: renewal.clientSecret }),
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    return plainLine((error as Error).message);
  }
}

/** Forgets the sign-in to a portal, or to all. */
export const logout: PortalCommand = {
  name: 'logout',
  summary: 'Forget the sign-in to a portal',
  usage: 'logout [--portal URL] [--all]',
  async start(args, host) {
    const read = readArgs(args, { options: ['portal'], flags: ['all'] });
    const signIns = new SignIns(host.signIns);
    const portal = findPortal(read.option('portal'), host.env, signIns);
    const meant = read.flag('all')
      ? signIns.portals()
      : [portal].flatMap(one => (one && signIns.find(one) ? [one] : []));
    if (meant.length === 0) {
      throw new PortalError(
        portal && !read.flag('all')
          ? `You are not signed in to ${portal}`
          : 'You are not signed in',
      );
    }
    for (const one of meant) {
      const trouble = await revoke(one, signIns, host);
      signIns.forget(one);
      host.terminal.note(
        trouble
          ? `Signed out of ${one} here; the portal could not be told: ${trouble}\n`
          : `Signed out of ${one}\n`,
      );
    }
    return EXIT.ok;
  },
};
