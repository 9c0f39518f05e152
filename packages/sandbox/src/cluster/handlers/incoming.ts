import type { ApiObject } from '../ApiObject';
import { badRequest } from '../errors';
import { apiVersionOf } from '../resources';
import type { ApiRequest } from './ApiContext';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks that a body is an object of the kind, and in the namespace, that the URL names. Throws 400. */
export function readIncoming(
  body: unknown,
  { info, type }: ApiRequest,
): ApiObject {
  if (!isRecord(body)) {
    throw badRequest(
      'the object provided is unrecognized (must be of type object)',
    );
  }
  const apiVersion = body.apiVersion ?? apiVersionOf(type);
  const kind = body.kind ?? type.kind;
  if (apiVersion !== apiVersionOf(type) || kind !== type.kind) {
    throw badRequest(
      `${kind} in version "${apiVersion}" cannot be handled as a ${
        type.kind
      }: the URL names ${apiVersionOf(type)}, Kind=${type.kind}`,
    );
  }
  const given = isRecord(body.metadata) ? body.metadata : {};
  const metadata = { ...given } as unknown as ApiObject['metadata'];
  if (type.namespaced) {
    if (metadata.namespace && metadata.namespace !== info.namespace) {
      throw badRequest(
        `the namespace of the provided object does not match the namespace sent on the request`,
      );
    }
    metadata.namespace = info.namespace;
  } else {
    delete metadata.namespace;
  }
  if (info.name && metadata.name && metadata.name !== info.name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${info.name})`,
    );
  }
  metadata.name = metadata.name ?? info.name ?? '';
  return { ...body, apiVersion: String(apiVersion), kind: type.kind, metadata };
}
