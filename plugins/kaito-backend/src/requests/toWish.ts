import { InputError } from '@backstage/errors';
import {
  workloadKindSchema,
  type RequestRegistration,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { placeKey } from './store/tables';
import type { RequestWish } from './types';

const CLUSTER = 'Cluster';
const KINDS = [...workloadKindSchema.options, 'ModelMirror', CLUSTER];

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

function assertPlain(field: string, text: string): void {
  if (CONTROL.test(text)) {
    throw new InputError(
      `${field}: it holds characters that do not show. Write it without them.`,
    );
  }
}

/**
 * What is asked for, from what its action tells.
 * @throws InputError that names the field
 */
export function toWish(
  registration: RequestRegistration,
  requestedBy: string,
  now: Date,
): RequestWish {
  const { id, verb, place, branch } = registration;
  Object.entries({ ...place, title: registration.title, branch }).forEach(
    ([field, text]) => assertPlain(field, text),
  );
  if (!KINDS.includes(place.kind)) {
    throw new InputError(
      `place.kind: '${place.kind}' is not one of ${KINDS.join(', ')}.`,
    );
  }
  if ((verb === 'prepare') !== (place.kind === CLUSTER)) {
    throw new InputError(
      `place.kind: '${verb}' is not about a ${place.kind}. Clusters are prepared, everything else is deployed, changed and retired.`,
    );
  }
  if (!branch.includes(id)) {
    throw new InputError(
      `branch: '${branch}' does not contain the id '${id}', so it is not known to be this request's.`,
    );
  }
  return {
    id,
    verb,
    place: { ...place },
    title: registration.title,
    requestedBy,
    owner: registration.owner || null,
    purpose: registration.purpose || null,
    expires: registration.expires || null,
    model: registration.model || null,
    instanceType: registration.instanceType || null,
    taskId: registration.taskId || null,
    repoUrl: registration.repoUrl,
    baseBranch: registration.baseBranch,
    branch,
    expects: (registration.expects ?? []).map(({ path, value }) => ({
      path: [...path],
      value,
    })),
    submittedAt: now.toISOString(),
  };
}

/** Whether two requests do the same to the same thing. */
export function isSamePlace(
  a: Pick<RequestWish, 'verb' | 'place'>,
  b: Pick<RequestWish, 'verb' | 'place'>,
): boolean {
  return a.verb === b.verb && placeKey(a.place) === placeKey(b.place);
}
