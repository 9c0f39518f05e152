import {
  BUNDLE_KINDS,
  type BundleRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { isDnsLabel } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { clusterName } from '../propose/fields';
import { withoutBlanks } from './withoutBlanks';

const dnsLabel = z
  .string({ error: 'is missing' })
  .trim()
  .refine(
    isDnsLabel,
    'use lower-case letters, digits and dashes, beginning and ending with a letter or digit',
  );

const filled = (what: string) =>
  z.string({ error: what }).trim().min(1, { error: what });

/** Most characters of an input, as JSON; a pod with a long command fits many times. */
const LARGEST = 64 * 1024;

/** What every request says, whatever its kind; the rest is read by the library. */
const commonSchema = z.looseObject({
  kind: z.enum(BUNDLE_KINDS).default('Workspace'),
  name: dnsLabel,
  namespace: dnsLabel,
  cluster: z.string({ error: 'is missing' }).trim().pipe(clusterName),
  model: z.string().max(200).optional(),
  instanceType: z.string().max(100).optional(),
  owner: filled('name the owning team').max(256),
  purpose: filled('say what it is for').max(500),
  expires: z.iso.date('use a date like 2027-01-31').optional(),
  ordering: z.enum(['none', 'argocd']).optional(),
});

/** What `kaito:manifest:render` is asked for. */
export interface RenderInput {
  kind: BundleRequest['kind'];
  name: string;
  namespace: string;
  cluster: string;
  owner: string;
  purpose: string;
  expires: string | null;
  /** Fields of the kind, not read yet. */
  fields: Record<string, unknown>;
}

/** Says of each field what is wrong with it. */
export function refuseInput(
  problems: readonly { field: string; reason: string }[],
): InputError {
  const lines = problems.map(
    ({ field, reason }) => `${field || 'input'}: ${reason}`,
  );
  return new InputError(`The request cannot be rendered. ${lines.join('; ')}`);
}

/** Reads the action's input; throws an InputError that names each field and what is wrong with it. */
export function parseRenderInput(input: unknown): RenderInput {
  const size = JSON.stringify(input ?? null).length;
  if (size > LARGEST) {
    throw refuseInput([
      {
        field: 'input',
        reason: `${size} characters are more than the ${LARGEST} a deployment is described with`,
      },
    ]);
  }
  const result = commonSchema.safeParse(withoutBlanks(input));
  if (!result.success) {
    throw refuseInput(
      result.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        reason: message,
      })),
    );
  }
  const { kind, name, namespace, cluster, owner, purpose, expires, ...fields } =
    result.data;
  return {
    kind,
    name,
    namespace,
    cluster,
    owner,
    purpose,
    expires: expires ?? null,
    fields,
  };
}
