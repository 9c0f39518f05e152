import { isDnsLabel } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const dnsLabel = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(
      isDnsLabel,
      'use lower-case letters, digits and dashes, beginning and ending with a letter or digit',
    );

/**
 * Longest name: KAITO makes `<namespace>-<name>` under karpenter and pods `<name>-<n>` from it, both limited to 63
 * characters.
 */
export const NAME_MAX_LENGTH = 40;

const renderInputSchema = z.object({
  name: dnsLabel(NAME_MAX_LENGTH),
  namespace: dnsLabel(63),
  cluster: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      'use the name of a cluster: letters, digits, dots, dashes and underscores',
    ),
  model: z.string().trim().min(1, 'name a model'),
  instanceType: z.string().trim().min(1, 'name a machine type'),
  modelAccessSecret: z.string().trim().optional(),
  owner: z.string().trim().min(1, 'name the owning team'),
  purpose: z.string().trim().min(1, 'say what the model is for').max(500),
  expires: z.union([z.literal(''), z.iso.date()]).optional(),
});

/** What `kaito:manifest:render` is asked for. */
export type RenderInput = z.infer<typeof renderInputSchema>;

/** Reads the action's input; throws an InputError that names each field and what is wrong with it. */
export function parseRenderInput(input: unknown): RenderInput {
  const result = renderInputSchema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
  );
  throw new InputError(
    `The request cannot be rendered. ${problems.join('; ')}`,
  );
}
