import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { z } from 'zod';

/**
 * Reads a JSON body.
 * @throws InputError that names the field and what it may be
 */
export function parseBody<T>(schema: z.ZodType<T>, { body }: Request): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`${path.join('.') || 'body'}: ${message}`);
  }
  return parsed.data;
}
