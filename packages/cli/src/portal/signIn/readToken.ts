import { z } from 'zod';

/** What a token says of itself. It is not verified here: the portal does that. */
export interface TokenClaims {
  /** Entity of the person, e.g. `user:default/dana`; null when it does not say. */
  subject: string | null;
  /** When it ends, milliseconds since 1970; null when it does not say. */
  expiresAt: number | null;
}

const claimsSchema = z.object({
  sub: z.string().optional(),
  exp: z.number().positive().optional(),
});

const SILENT: TokenClaims = { subject: null, expiresAt: null };

/** Reads the claims of a JSON web token. What is not one, as a static token of the portal's operator, tells nothing. */
export function readToken(token: string): TokenClaims {
  const [, payload, signature] = token.split('.');
  if (!payload || signature === undefined) {
    return SILENT;
  }
  try {
    const { sub, exp } = claimsSchema.parse(
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    );
    return {
      subject: sub ?? null,
      expiresAt: exp === undefined ? null : exp * 1000,
    };
  } catch {
    return SILENT;
  }
}

/** A token as a person pastes it: without the word `Bearer`, quotes and line ends. Undefined when it cannot be one. */
export function cleanToken(text: string): string | undefined {
  const token = text
    .trim()
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer\s+/i, '')
    .replace(/^(["'])(.*)\1$/, '$2');
  return /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}
