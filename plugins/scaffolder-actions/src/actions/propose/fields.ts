import { isDnsLabel } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { z } from 'zod';

/** A name Kubernetes takes for namespaces and Services. */
export const dnsLabel = z
  .string()
  .refine(
    isDnsLabel,
    'use lower-case letters, digits and hyphens, at most 63, starting and ending with a letter or digit',
  );

/** A cluster's name; also a folder of the repository. */
export const clusterName = z
  .string()
  .max(253)
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    'use letters, digits, dots, hyphens and underscores',
  )
  .refine(text => !text.includes('..'), 'two dots in a row are not allowed');

/** A day, `2027-01-31`. */
export const isoDate = z.iso.date('use a date like 2027-01-31');

/** An id of a request; it is part of a branch name. */
export const requestId = z
  .string()
  .max(64)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'use lower-case letters, digits and hyphens',
  );

/** Labels, or people a host knows. */
export const hostNames = z
  .array(z.string().trim().min(1).max(200))
  .max(20)
  .optional();

/** A branch to merge into. */
export const branchName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9._/-]*$/, 'not a branch name')
  .refine(text => !/\.\.|\/\/|\/$|\.lock$/.test(text), 'not a branch name');

/** A blank optional field of a form counts as left out. */
export function optional<T>(schema: z.ZodType<T>) {
  return z.preprocess(
    value =>
      typeof value === 'string' && value.trim() === '' ? undefined : value,
    schema.optional(),
  );
}
