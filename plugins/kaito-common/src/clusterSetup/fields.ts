import { z } from 'zod';
import { isDnsLabel, isDnsSubdomain } from '../validation/names';

/** Name of a namespace. */
export const dnsLabel = z
  .string()
  .trim()
  .refine(
    isDnsLabel,
    'use lower-case letters, digits and dashes, at most 63, beginning and ending with a letter or digit',
  );

/** Name of a cluster's own object. */
export const objectName = z
  .string()
  .trim()
  .refine(
    isDnsSubdomain,
    'use lower-case letters, digits, dashes and dots, beginning and ending with a letter or digit',
  );

/** Text that says something. */
export const filled = (what: string, longest: number) =>
  z.string({ error: what }).trim().min(1, { error: what }).max(longest);

/** Name of a resource group or a managed cluster. It stands in commands, so nothing a shell reads may be in it. */
export const azureName = z
  .string()
  .trim()
  .max(90)
  .regex(
    /^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/,
    'use letters, digits, dots, dashes and underscores, at most 90, as in the Azure portal',
  );

/** Name of a node pool of AKS. */
export const poolName = z
  .string()
  .trim()
  .regex(
    /^[a-z][a-z0-9]{0,11}$/,
    'use at most 12 lower-case letters and digits, beginning with a letter',
  );

/** A cloud's name for a machine type. */
export const machineType = z
  .string()
  .trim()
  .max(100)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'use the cloud’s own name, e.g. Standard_NC24ads_A100_v4',
  );
