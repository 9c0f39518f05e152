import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * Parses an action's input with our own schema.
 * @throws InputError with one line per field that does not fit
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(lines.join('\n'));
}
