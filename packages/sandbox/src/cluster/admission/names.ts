import type { ApiObject } from '../ApiObject';
import type { StatusCause } from '../errors';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUFFIX = 'bcdfghjklmnpqrstvwxz2456789';

/** Fills `name` from `generateName` with five random characters, as the API server does. */
export function generateName({ metadata }: ApiObject) {
  if (!metadata.name && metadata.generateName) {
    const letters = Array.from(
      { length: 5 },
      () => SUFFIX[Math.floor(Math.random() * SUFFIX.length)],
    );
    metadata.name = `${metadata.generateName.slice(0, 58)}${letters.join('')}`;
  }
}

/** What is wrong with an object's name: nothing, or one cause. */
export function checkName({ metadata }: ApiObject): StatusCause[] {
  const { name } = metadata;
  if (!name) {
    return [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
    ];
  }
  if (name.length > 253 || !SUBDOMAIN.test(name)) {
    return [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(
          name,
        )}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
        field: 'metadata.name',
      },
    ];
  }
  return [];
}
