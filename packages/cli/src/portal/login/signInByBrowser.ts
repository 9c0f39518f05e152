import { z } from 'zod';
import { plainLine } from '../../text/plain';
import { EXIT } from '../ExitCode';
import { guardFetch } from '../guardFetch';
import { PortalError } from '../PortalError';
import type { Callback, PortalHost } from '../PortalHost';
import type { SignIn } from '../signIn/SignIns';
import { askForToken } from './askForToken';
import {
  authorizeUrl,
  newAttempt,
  queryOfPasted,
  type Attempt,
} from './authorization';
import type { LoginFlow } from './discoverFlow';

/** How long a person has, ms. */
const PATIENCE_MS = 5 * 60_000;
const NAME = 'KAITO Portal CLI';

const clientSchema = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1).optional(),
});

interface Client {
  clientId: string;
  clientSecret: string | null;
}

async function knowClient(
  { client }: LoginFlow,
  redirectUrl: string,
  host: PortalHost,
): Promise<Client> {
  if ('document' in client) {
    return { clientId: client.document, clientSecret: null };
  }
  const response = await guardFetch(host.fetch)(client.register, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: NAME,
      redirect_uris: [redirectUrl],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
    }),
  });
  const known = clientSchema.safeParse(
    await response.json().catch(() => undefined),
  ).data;
  if (!response.ok || !known) {
    throw new PortalError(
      `The portal did not let this terminal register (${response.status})`,
      {
        exitCode: EXIT.refused,
        nextStep: 'Sign in with a token: kaito-portal login --token-stdin',
      },
    );
  }
  return {
    clientId: known.client_id,
    clientSecret: known.client_secret ?? null,
  };
}

/** What the browser came back with, or what a person pasted from it: whichever is first. */
async function waitForAnswer(
  callback: Callback,
  attempt: Attempt,
  host: PortalHost,
): Promise<URLSearchParams> {
  const end = new AbortController();
  const expiry = new AbortController();
  const { terminal, clock } = host;
  const ours = (query: URLSearchParams) => query.get('state') === attempt.state;
  let why = 'interrupted' as 'interrupted' | 'late';
  const removeHandler = terminal.onInterrupt(() => end.abort());
  const late = clock.pause(PATIENCE_MS, expiry.signal).then(() => {
    if (!expiry.signal.aborted) {
      why = 'late';
      end.abort();
    }
  });
  const pasted = async (): Promise<URLSearchParams> => {
    for (;;) {
      const reply = await terminal.ask(
        'Or paste the address the browser ended at: ',
        end.signal,
      );
      if ('ended' in reply) {
        end.abort();
        throw new Error('ended');
      }
      const query = queryOfPasted(reply.line, callback.url);
      if (query && ours(query)) {
        return query;
      }
      terminal.note(`That is not the address; it begins ${callback.url}?\n`);
    }
  };
  try {
    return await Promise.race([
      callback.wait(ours, end.signal),
      ...(terminal.stdin ? [pasted()] : []),
    ]);
  } catch {
    throw why === 'late'
      ? new PortalError('Nobody let this terminal in within five minutes', {
          exitCode: EXIT.refused,
          nextStep: 'Try again: kaito-portal login',
        })
      : new PortalError('Signing in was stopped', {
          exitCode: EXIT.interrupted,
        });
  } finally {
    removeHandler();
    end.abort();
    expiry.abort();
    await late;
  }
}

function codeIn(query: URLSearchParams): string {
  const refusal = query.get('error');
  const code = query.get('code');
  if (refusal !== null || code === null) {
    const words = query.get('error_description') ?? refusal ?? 'no code came';
    throw new PortalError(
      `The portal did not let this terminal in: ${plainLine(words)}`,
      { exitCode: EXIT.refused },
    );
  }
  return code;
}

/** Signs in through the browser: OAuth 2.0 authorization code with PKCE and a redirect to loopback (RFC 8252). */
export async function signInByBrowser(
  flow: LoginFlow,
  host: PortalHost,
  options: { openBrowser: boolean },
): Promise<SignIn> {
  const callback = await host.listen();
  try {
    const client = await knowClient(flow, callback.url, host);
    const attempt = newAttempt(host.randomBytes);
    const page = authorizeUrl({
      endpoint: flow.authorizeUrl,
      clientId: client.clientId,
      redirectUrl: callback.url,
      renews: flow.renews,
      attempt,
    });
    const opened = options.openBrowser && (await host.openBrowser(page));
    host.terminal.note(
      `${
        opened ? 'Let this terminal in, in the browser' : 'Open in a browser'
      }:\n\n  ${page}\n\n`,
    );
    const query = await waitForAnswer(callback, attempt, host);
    return await askForToken(
      {
        grant_type: 'authorization_code',
        code: codeIn(query),
        redirect_uri: callback.url,
        code_verifier: attempt.verifier,
        client_id: client.clientId,
      },
      { tokenUrl: flow.tokenUrl, revokeUrl: flow.revokeUrl, ...client },
      host,
    );
  } finally {
    await callback.close();
  }
}
