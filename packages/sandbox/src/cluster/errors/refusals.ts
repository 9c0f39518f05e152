import { qualifiedName, type ResourceType } from '../resources';
import { ApiError, type StatusCause } from './ApiError';

type Named = Pick<ResourceType, 'group' | 'plural'>;

const detailsOf = (type: Named, name?: string) => ({
  ...(name ? { name } : {}),
  ...(type.group ? { group: type.group } : {}),
  kind: type.plural,
});

/** 400: the request itself makes no sense. */
export const badRequest = (message: string) =>
  new ApiError(400, 'BadRequest', message);

/** 404 for an object. */
export const notFound = (type: Named, name: string) =>
  new ApiError(404, 'NotFound', `${qualifiedName(type)} "${name}" not found`, {
    details: detailsOf(type, name),
  });

/** 409: the name is taken. */
export const alreadyExists = (type: Named, name: string) =>
  new ApiError(
    409,
    'AlreadyExists',
    `${qualifiedName(type)} "${name}" already exists`,
    { details: detailsOf(type, name) },
  );

/** 409: written against an old revision. */
export const conflict = (type: Named, name: string, why?: string) =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualifiedName(type)} "${name}": ${
      why ??
      'the object has been modified; please apply your changes to the latest version and try again'
    }`,
    { details: detailsOf(type, name) },
  );

/** 422 with the fields that are wrong. */
export function invalid(
  type: ResourceType,
  name: string,
  causes: StatusCause[],
) {
  const lines = causes.map(({ field, message }) => `${field}: ${message}`);
  const list = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const kind = type.group ? `${type.kind}.${type.group}` : type.kind;
  return new ApiError(422, 'Invalid', `${kind} "${name}" is invalid: ${list}`, {
    details: {
      name,
      ...(type.group ? { group: type.group } : {}),
      kind: type.kind,
      causes,
    },
  });
}

/** 405: the path exists, the verb does not. */
export const methodNotAllowed = () =>
  new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    { details: {} },
  );

/** 415 for a patch or body in a form this server does not read. */
export const unsupportedMediaType = (accepted: string[]) =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );

/** 406: the client reads nothing this server writes. */
export const notAcceptable = () =>
  new ApiError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json',
  );

/** 503, as the service proxy answers. */
export const serviceUnavailable = (message: string) =>
  new ApiError(503, 'ServiceUnavailable', message);

/** 410 for a resourceVersion older than what the server remembers. */
export const tooOld = (asked: number, oldest: number) =>
  new ApiError(
    410,
    'Expired',
    `too old resource version: ${asked} (${oldest})`,
  );

/** 410 in a stream whose past was compacted away. */
export const eventsExpired = () =>
  new ApiError(
    410,
    'Expired',
    'The resourceVersion for the provided watch is too old.',
  );

/** 504 for a resourceVersion the server has not reached. */
export const tooLarge = (asked: number, current: number) =>
  new ApiError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${asked}, current: ${current}`,
    {
      details: {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    },
    { 'Retry-After': '1' },
  );

/** 500, as the API server answers to a resourceVersion that is no number. */
export const invalidRevision = (text: string) =>
  new ApiError(
    500,
    undefined,
    `resourceVersion: Invalid value: ${JSON.stringify(
      text,
    )}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
  );

/** 422 for an update of a custom resource that does not say which revision it is based on. */
export const revisionRequired = (type: Named, name: string) => {
  const message = 'Invalid value: 0x0: must be specified for an update';
  const field = 'metadata.resourceVersion';
  return new ApiError(
    422,
    'Invalid',
    `${qualifiedName(type)} "${name}" is invalid: ${field}: ${message}`,
    {
      details: {
        ...detailsOf(type, name),
        causes: [{ reason: 'FieldValueInvalid', message, field }],
      },
    },
  );
};
