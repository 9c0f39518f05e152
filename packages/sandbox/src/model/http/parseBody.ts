import type { z } from 'zod';
import { ApiError } from './ApiError';

/** Checks a body; the first thing wrong with it becomes a 400 that names the field. */
export function parseBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.infer<T> {
  const result = schema.safeParse(body);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const path = issue.path.join('.');
  throw ApiError.badRequest(
    path ? `${path}: ${issue.message}` : issue.message,
    path || undefined,
  );
}
