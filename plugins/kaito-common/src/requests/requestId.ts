import { z } from 'zod';

/** An id of a request; it is part of a branch name. */
export const requestId = z
  .string()
  .max(64)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'use lower-case letters, digits and hyphens',
  );
