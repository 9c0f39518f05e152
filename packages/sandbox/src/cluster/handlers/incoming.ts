import type { ApiObject } from '../ApiObject';
import { badRequest, invalid } from '../errors';
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
  if (type.custom && (!body.kind || !body.apiVersion)) {
    const field = body.kind ? 'apiVersion' : 'Kind';
    throw badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: Object '${field}' is missing`,
    );
  }
  const expected = apiVersionOf(type);
  const { apiVersion = expected, kind = type.kind } = body;
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
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
  if (kind !== type.kind) {
    throw invalid({ ...type, kind: String(kind) }, metadata.name, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(kind)}: must be ${type.kind}`,
        field: 'kind',
      },
    ]);
  }
  return { ...body, apiVersion: String(apiVersion), kind: type.kind, metadata };
}
