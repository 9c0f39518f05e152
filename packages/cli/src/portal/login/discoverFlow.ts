import { z } from 'zod';
import { EXIT } from '../ExitCode';
import { guardFetch } from '../guardFetch';
import { PortalError } from '../PortalError';
import { isSafe } from '../portalUrl';

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.string().optional(),
  registration_endpoint: z.string().optional(),
  client_id_metadata_document_supported: z.boolean().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  scopes_supported: z.array(z.string()).optional(),
});

/** How a portal signs a terminal in through the browser. */
export interface LoginFlow {
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string | null;
  /** `document`: the client is known by an address; `register`: it is made known first, at that address. */
  client: { document: string } | { register: string };
  /** Whether it gives tokens that renew themselves. */
  renews: boolean;
}

const PATIENCE_MS = 30_000;

/** A portal that says it is somewhere else would have the sign-in go there. */
function assertSameOrigin(portal: string, urls: (string | undefined)[]): void {
  const { origin } = new URL(portal);
  const stray = urls.find(
    url =>
      url !== undefined && (!isSafe(url) || new URL(url).origin !== origin),
  );
  if (stray !== undefined) {
    const place = URL.canParse(stray) ? new URL(stray).origin : stray;
    throw new PortalError(
      `${portal} says that signing in happens at ${place}`,
      {
        exitCode: EXIT.refused,
        nextStep: `If that is the portal's backend, name it: kaito-portal login --portal ${place}`,
      },
    );
  }
}

/** Asks a portal how a terminal signs in. Null when it offers no way through the browser. */
export async function discoverFlow(
  portal: string,
  fetchIt: typeof fetch,
): Promise<LoginFlow | null> {
  const response = await guardFetch(fetchIt)(
    `${portal}/api/auth/.well-known/openid-configuration`,
    {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    },
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (body === undefined) {
    throw new PortalError(`No backend of a portal answers at ${portal}`, {
      exitCode: EXIT.unreachable,
      nextStep:
        "Name the address of the portal's backend (backend.baseUrl), which may differ from that of its pages.",
    });
  }
  const metadata = response.ok
    ? metadataSchema.safeParse(body).data
    : undefined;
  if (!metadata) {
    return null;
  }
  const register = metadata.registration_endpoint;
  const byDocument = metadata.client_id_metadata_document_supported === true;
  const provesItself =
    metadata.code_challenge_methods_supported?.includes('S256') ?? false;
  if (!provesItself || (!byDocument && register === undefined)) {
    return null;
  }
  assertSameOrigin(portal, [
    metadata.issuer,
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.revocation_endpoint,
    byDocument ? undefined : register,
  ]);
  return {
    authorizeUrl: metadata.authorization_endpoint,
    tokenUrl: metadata.token_endpoint,
    revokeUrl: metadata.revocation_endpoint ?? null,
    client: byDocument
      ? // The document that Backstage's auth backend keeps for terminals.
        { document: `${metadata.issuer}/.well-known/oauth-client/cli.json` }
      : { register: register! },
    renews: metadata.scopes_supported?.includes('offline_access') ?? false,
  };
}
