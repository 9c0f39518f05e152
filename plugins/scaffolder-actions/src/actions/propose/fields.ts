import { preflightReportSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { isDnsLabel } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { z } from 'zod';

export {
  clusterName,
  requestId,
} from '@kaito-portal/backstage-plugin-kaito-common/requests';

/** A name Kubernetes takes for namespaces and Services. */
export const dnsLabel = z
  .string()
  .refine(
    isDnsLabel,
    'use lower-case letters, digits and hyphens, at most 63, starting and ending with a letter or digit',
  );

/** Text of a length that reviewers read. */
export const text = (most: number) =>
  z.string().max(most, `is longer than ${most} characters; shorten it`);

/** A day, `2027-01-31`. */
export const isoDate = z.iso.date('use a date like 2027-01-31');

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
  .refine(name => !/\.\.|\/\/|\/$|\.lock$/.test(name), 'not a branch name');

/** A blank optional field of a form counts as left out. */
export function optional<T>(schema: z.ZodType<T>) {
  return z.preprocess(
    value =>
      typeof value === 'string' && value.trim() === '' ? undefined : value,
    schema.optional(),
  );
}

/** What was checked, the output `report` of `kaito:preflight`; a step that was left out gives none. */
export const preflightReport = z.preprocess(
  value => value || undefined,
  preflightReportSchema.optional(),
);
