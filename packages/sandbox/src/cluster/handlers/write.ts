import type { ApiObject } from '../ApiObject';
import { askWebhooks, decode } from '../admission/admit';
import { conflict, methodNotAllowed, revisionRequired } from '../errors';
import type { ResourceType } from '../resources';
import type { ApiContext, ApiRequest } from './ApiContext';
import { sendObject } from './sendObject';

/** What a write through the main resource or `/status` may change of an object. */
function merged(
  type: ResourceType,
  previous: ApiObject,
  given: ApiObject,
  subresource: string | undefined,
): ApiObject {
  const { resourceVersion, uid } = given.metadata;
  if (subresource === 'status') {
    return {
      ...previous,
      status: given.status,
      metadata: { ...previous.metadata, resourceVersion, uid },
    };
  }
  const { status, ...rest } = given;
  const kept = type.hasStatus ? previous.status : status;
  return { ...rest, ...(kept === undefined ? {} : { status: kept }) };
}

/** Admits and stores a new version of an existing object, and answers. Throws 409, 422 or the webhook's refusal. */
export async function write(
  { store, admission }: ApiContext,
  request: ApiRequest,
  previous: ApiObject,
  given: ApiObject,
) {
  const { info, type } = request;
  const { subresource } = info;
  const known = subresource === undefined || subresource === 'status';
  if (!known || (subresource === 'status' && !type.hasStatus)) {
    throw methodNotAllowed();
  }
  const { resourceVersion } = given.metadata;
  if (type.custom && !resourceVersion) {
    throw revisionRequired(type, previous.metadata.name);
  }
  if (
    resourceVersion &&
    resourceVersion !== previous.metadata.resourceVersion
  ) {
    throw conflict(type, previous.metadata.name);
  }
  const object = merged(type, previous, structuredClone(given), subresource);
  const candidate = {
    type,
    object,
    previous,
    fieldValidation: info.query.get('fieldValidation'),
  };
  const warnings = decode(admission, candidate);
  if (subresource === undefined && !previous.metadata.deletionTimestamp) {
    askWebhooks(admission, candidate);
  }
  const stored = info.query.has('dryRun') ? object : store.update(object);
  await sendObject(request, 200, stored, warnings);
}
