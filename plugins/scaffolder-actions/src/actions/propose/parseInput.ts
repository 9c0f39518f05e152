import { InputError } from '@backstage/errors';
import { findSecrets } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { z } from 'zod';

/** Fields that are not written by a person, or are where a token belongs. */
const NOT_LOOKED_AT = ['token', 'preflight'];

/** Fields that hold a secret: what is asked for ends up in Git, in a description for all who can read the repository. */
function secretLines(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return [];
  const written = Object.entries(input).filter(
    ([field]) => !NOT_LOOKED_AT.includes(field),
  );
  return findSecrets(Object.fromEntries(written)).map(
    ({ field, reason, fix }) => `${field}: ${reason} (${fix})`,
  );
}

/**
 * Parses an action's input with our own schema.
 * @throws InputError with one line per field that does not fit, or holds what looks like a secret; never the secret
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const secrets = secretLines(input);
  if (secrets.length > 0) throw new InputError(secrets.join('\n'));
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(lines.join('\n'));
}
