import { z } from 'zod';

/** A cluster's name; also a folder of the repository. */
export const clusterName = z
  .string()
  .max(253)
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    'use letters, digits, dots, hyphens and underscores',
  )
  .refine(text => !text.includes('..'), 'two dots in a row are not allowed');
