import { z } from 'zod';
import { EXIT } from '../portal/ExitCode';
import { guardFetch } from '../portal/guardFetch';
import { openPortal } from '../portal/openPortal';
import { PortalError } from '../portal/PortalError';
import type { PortalCommand, PortalHost } from '../portal/PortalHost';
import { describeExpiry } from '../portal/signIn/expiry';
import { readToken } from '../portal/signIn/readToken';
import { readArgs } from '../readArgs';
import { plainJson, plainLine } from '../text/plain';
import { table } from '../text/table';

const userInfoSchema = z.object({
  claims: z.object({
    sub: z.string().optional(),
    ent: z.array(z.string()).optional(),
  }),
});

type Groups = { known: string[] } | { reason: string };

/** What the portal counts as the person's own. */
async function readGroups(
  portal: string,
  token: string,
  host: PortalHost,
): Promise<Groups> {
  const response = await guardFetch(host.fetch)(
    `${portal}/api/auth/v1/userinfo`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) {
    throw new PortalError(`${portal} does not accept the sign-in`, {
      exitCode: EXIT.refused,
      nextStep: `Sign in again: kaito-portal login --portal ${portal}`,
    });
  }
  const groups = userInfoSchema.safeParse(body).data?.claims.ent;
  return groups
    ? { known: groups }
    : { reason: `not checked: the portal answered ${response.status}` };
}

/** Who one is to a portal, and until when. */
export const whoami: PortalCommand = {
  name: 'whoami',
  summary: 'Who you are to the portal, and until when',
  usage: 'whoami [--portal URL] [--json]',
  async start(args, host) {
    const read = readArgs(args, { options: ['portal'], flags: ['json'] });
    const { url, tokens } = openPortal(host, read.option('portal'));
    const token = await tokens.token();
    const { expiresAt, renewal } = tokens.current();
    const { subject } = readToken(token);
    const groups = await readGroups(url, token, host);
    const renews = renewal !== null;
    if (read.flag('json')) {
      host.terminal.write(
        plainJson({
          portal: url,
          user: subject,
          groups: 'known' in groups ? groups.known : null,
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
          renews,
          from: tokens.origin,
        }),
      );
      return EXIT.ok;
    }
    const rows = [
      ['Portal', url],
      ['User', subject ?? 'the token does not say'],
      ['Groups', 'known' in groups ? groups.known.join(', ') : groups.reason],
      [
        'Sign-in',
        `${describeExpiry(expiresAt, host.clock.now())}${
          renews ? ', renews itself' : ''
        }`,
      ],
      [
        'From',
        tokens.origin === 'environment'
          ? 'KAITO_PORTAL_TOKEN'
          : host.signIns.path,
      ],
    ];
    host.terminal.write(table(rows.map(row => row.map(plainLine))));
    return EXIT.ok;
  },
};
