import { InputError } from '@backstage/errors';
import {
  preflightRequestSchema,
  type PreflightRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  type DeploymentRequest,
  toPreflightRequest,
  withoutBlanks,
} from '@kaito-portal/backstage-plugin-kaito-common/requests';

type Input = Record<string, unknown>;
const textOf = (value: unknown) =>
  typeof value === 'string' ? value.trim() : '';

/** The question that the fields of a request come to. */
function fromFields(input: Input): PreflightRequest {
  const { kind, name, namespace, cluster, owner, ...rest } = input;
  const { expires, dataClass, ...fields } = rest;
  return toPreflightRequest(
    {
      // What is no kind is told by the backend.
      kind: (textOf(kind) || 'Workspace') as DeploymentRequest['kind'],
      name: textOf(name),
      namespace: textOf(namespace),
      cluster: textOf(cluster),
      owner: textOf(owner),
      purpose: '',
      expires: textOf(expires) || null,
      dataClass: textOf(dataClass) || null,
      fields,
    },
    { requestId: textOf(input.requestId) || undefined },
  );
}

/**
 * What to ask the backend, from what a step is given: the output of a rendering, or the fields of a request.
 * @throws InputError with one line per field that does not fit
 */
export function toQuestion(given: unknown): PreflightRequest {
  const { request, failOn, ...input } = withoutBlanks(given) as Input;
  const { dataClass, repoUrl } = input;
  const question = {
    ...((request as PreflightRequest | undefined) ?? fromFields(input)),
    ...(dataClass !== undefined && { dataClass }),
    ...(repoUrl !== undefined && { repoUrl }),
  };
  const parsed = preflightRequestSchema.safeParse(question);
  if (parsed.success) return parsed.data;
  const within = request === undefined ? '' : 'request.';
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => {
        const field = path.join('.');
        const isEmpty = (question as Input)[field] === '';
        return `${within}${field || 'input'}: ${
          isEmpty ? 'is missing' : message
        }`;
      })
      .join('\n'),
  );
}
