import { z } from 'zod';
import { BUNDLE_KINDS, type BundleRequest } from '../manifests';
import { isDnsLabel } from '../validation';
import { DeploymentRequestError } from './DeploymentRequestError';
import { clusterName } from './clusterName';
import { refuseSecrets } from './refuseSecrets';
import { requestId } from './requestId';
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

/** What every request says, whatever its kind; the rest is read by the builders. */
const commonSchema = z.looseObject({
  requestId: requestId.optional(),
  kind: z.enum(BUNDLE_KINDS).default('Workspace'),
  name: dnsLabel,
  namespace: dnsLabel,
  cluster: z.string({ error: 'is missing' }).trim().pipe(clusterName),
  model: z.string().trim().max(200).optional(),
  instanceType: z.string().max(100).optional(),
  owner: filled('name the owning team').max(256),
  purpose: filled('say what it is for').max(500),
  expires: z.iso.date('use a date like 2027-01-31').optional(),
  dataClass: z.string().trim().max(100).optional(),
  ordering: z.enum(['none', 'argocd']).optional(),
});

/** What a person asks for: the input of `kaito:manifest:render`. */
export interface DeploymentRequest {
  /** Given by the form, so that sending it twice is one request; absent when whoever runs it is to choose. */
  requestId?: string;
  kind: BundleRequest['kind'];
  name: string;
  namespace: string;
  cluster: string;
  owner: string;
  purpose: string;
  expires: string | null;
  /** Class of the data it is to see, as the organisation names it. */
  dataClass: string | null;
  /** Fields of the kind, not read yet. */
  fields: Record<string, unknown>;
}

/**
 * Reads a request as a form or a template writes it: blanks count as left out.
 * @throws DeploymentRequestError that names each field and what is wrong with it
 */
export function readDeploymentRequest(input: unknown): DeploymentRequest {
  const size = (JSON.stringify(input ?? null) ?? '').length;
  if (size > LARGEST) {
    throw new DeploymentRequestError('unreadable', [
      {
        field: 'input',
        reason: `${size} characters are more than the ${LARGEST} a deployment is described with`,
      },
    ]);
  }
  const given = withoutBlanks(input);
  refuseSecrets(given);
  const result = commonSchema.safeParse(given);
  if (!result.success) {
    throw new DeploymentRequestError(
      'unreadable',
      result.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        reason: message,
      })),
    );
  }
  const { kind, name, namespace, cluster, owner, purpose, ...rest } =
    result.data;
  const { requestId: known, expires, dataClass, ...fields } = rest;
  return {
    ...(known && { requestId: known }),
    kind,
    name,
    namespace,
    cluster,
    owner,
    purpose,
    expires: expires ?? null,
    dataClass: dataClass ?? null,
    fields,
  };
}
