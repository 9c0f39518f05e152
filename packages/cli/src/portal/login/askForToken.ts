import { z } from 'zod';
import { EXIT } from '../ExitCode';
import { guardFetch } from '../guardFetch';
import { PortalError } from '../PortalError';
import type { PortalHost } from '../PortalHost';
import { readToken } from '../signIn/readToken';
import type { SignIn } from '../signIn/SignIns';

const answerSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
});

const refusalSchema = z.object({
  error: z.string(),
  error_description: z.string().optional(),
});

/** Longest wait for the answer. */
const PATIENCE_MS = 30_000;

/** As whom, and where, a token is asked for. */
export type TokenClient = Omit<
  NonNullable<SignIn['renewal']>,
  'refreshToken'
> & { refreshToken?: string };

/** When a token ends: as it says itself, else as the answer does. */
function endOf(
  token: string,
  seconds: number | undefined,
  now: number,
): number | null {
  const { expiresAt } = readToken(token);
  return expiresAt ?? (seconds === undefined ? null : now + seconds * 1000);
}

/** One request to the token endpoint. Throws a PortalError with the portal's own words. */
export async function askForToken(
  form: Record<string, string>,
  client: TokenClient,
  host: PortalHost,
): Promise<SignIn> {
  const response = await guardFetch(host.fetch)(client.tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const refusal = refusalSchema.safeParse(body).data;
    throw new PortalError(
      refusal?.error_description ??
        refusal?.error ??
        `the portal answered ${response.status}`,
      { exitCode: EXIT.refused },
    );
  }
  const answer = answerSchema.safeParse(body).data;
  if (!answer) {
    throw new PortalError('The portal sent something that is not a token');
  }
  const { access_token: accessToken, refresh_token: refreshToken } = answer;
  return {
    accessToken,
    expiresAt: endOf(accessToken, answer.expires_in, host.clock.now()),
    renewal: refreshToken
      ? {
          refreshToken,
          tokenUrl: client.tokenUrl,
          revokeUrl: client.revokeUrl,
          clientId: client.clientId,
          clientSecret: client.clientSecret,
        }
      : null,
  };
}
