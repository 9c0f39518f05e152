import { EXIT } from '../ExitCode';
import { PortalError } from '../PortalError';
import type { PortalHost } from '../PortalHost';
import { describeExpiry, judgeExpiry } from '../signIn/expiry';
import { cleanToken, readToken } from '../signIn/readToken';
import type { SignIn } from '../signIn/SignIns';

/** Makes a sign-in of a token somebody pasted. Throws when it cannot be one, or has ended. */
export function signInOf(text: string, now: number): SignIn {
  const token = cleanToken(text);
  if (token === undefined) {
    throw new PortalError(
      text.trim() === ''
        ? 'There is no token on standard input'
        : 'That is not a token: it holds blanks, or letters no token has',
      { exitCode: EXIT.usage },
    );
  }
  const { expiresAt } = readToken(token);
  if (judgeExpiry(expiresAt, now, false) === 'over') {
    throw new PortalError(`The token ${describeExpiry(expiresAt, now)}`, {
      exitCode: EXIT.refused,
      nextStep: 'Get a new one from the portal.',
    });
  }
  return { accessToken: token, expiresAt, renewal: null };
}

/** Asks for a token without showing it. */
export async function askForPasted(
  portal: string,
  host: PortalHost,
): Promise<SignIn> {
  host.terminal.note(
    `${portal} does not sign terminals in through the browser. Paste a token of yours: in the portal, the header
\`Authorization\` of any request to /api, without the word Bearer.\n`,
  );
  const reply = await host.terminal.askSecret('Token (not shown): ');
  if ('ended' in reply) {
    throw new PortalError('Signing in was stopped', {
      exitCode: EXIT.interrupted,
    });
  }
  return signInOf(reply.line, host.clock.now());
}
