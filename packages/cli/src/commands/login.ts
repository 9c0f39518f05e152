import { EXIT } from '../portal/ExitCode';
import { checkSignIn } from '../portal/login/checkSignIn';
import { discoverFlow } from '../portal/login/discoverFlow';
import { signInByBrowser } from '../portal/login/signInByBrowser';
import { askForPasted, signInOf } from '../portal/login/signInByToken';
import { PortalError } from '../portal/PortalError';
import type { PortalCommand, PortalHost } from '../portal/PortalHost';
import { readPortalUrl } from '../portal/portalUrl';
import { findPortal } from '../portal/signIn/choosePortal';
import { describeExpiry } from '../portal/signIn/expiry';
import { readToken } from '../portal/signIn/readToken';
import { SignIns, type SignIn } from '../portal/signIn/SignIns';
import { readArgs } from '../readArgs';
import { plainLine } from '../text/plain';

async function askForPortal(host: PortalHost): Promise<string> {
  if (host.terminal.stdin) {
    const reply = await host.terminal.ask('Address of the portal: ');
    if ('line' in reply && reply.line.trim() !== '') {
      return readPortalUrl(reply.line, 'Address');
    }
  }
  throw new PortalError('It is not known which portal to sign in to', {
    exitCode: EXIT.usage,
    nextStep: 'Name it: kaito-portal login --portal https://portal.example.com',
  });
}

async function signIn(
  portal: string,
  host: PortalHost,
  options: { tokenOnStdin: boolean; openBrowser: boolean },
): Promise<SignIn> {
  const { terminal, clock } = host;
  if (options.tokenOnStdin) {
    return signInOf(await terminal.readAll(), clock.now());
  }
  const flow = await discoverFlow(portal, host.fetch);
  if (flow) {
    return signInByBrowser(flow, host, options);
  }
  if (terminal.stdin) {
    return askForPasted(portal, host);
  }
  throw new PortalError(
    `${portal} does not sign terminals in through the browser`,
    {
      exitCode: EXIT.refused,
      nextStep:
        'Pipe a token in: kaito-portal login --token-stdin; or set KAITO_PORTAL_TOKEN.',
    },
  );
}

/** What to say once one is signed in: who, where, until when. */
function welcome(portal: string, kept: SignIn, now: number): string {
  const { subject } = readToken(kept.accessToken);
  const until = kept.renewal
    ? 'renews itself'
    : describeExpiry(kept.expiresAt, now);
  return `Signed in to ${portal}${
    subject ? ` as ${plainLine(subject)}` : ''
  }; the sign-in ${until}\n`;
}

/** Signs in to a portal and keeps the sign-in. */
export const login: PortalCommand = {
  name: 'login',
  summary: 'Sign in to a portal, through the browser or with a token',
  usage: `login [--portal URL] [--no-browser]
login [--portal URL] --token-stdin`,
  async start(args, host) {
    const read = readArgs(args, {
      options: ['portal'],
      flags: ['token-stdin', 'no-browser'],
    });
    const signIns = new SignIns(host.signIns);
    const portal =
      findPortal(read.option('portal'), host.env, signIns) ??
      (await askForPortal(host));
    const kept = await signIn(portal, host, {
      tokenOnStdin: read.flag('token-stdin'),
      openBrowser: !read.flag('no-browser'),
    });
    await checkSignIn(portal, kept, host.fetch);
    signIns.keep(portal, kept);
    host.terminal.note(welcome(portal, kept, host.clock.now()));
    if (host.env.KAITO_PORTAL_TOKEN) {
      host.terminal.note(
        'KAITO_PORTAL_TOKEN is set and wins over what was kept\n',
      );
    }
    return EXIT.ok;
  },
};
