import type { ApiObject } from '../ApiObject';
import { badRequest } from '../errors';
import type { ResourceType } from '../resources';

const COMMON = ['metadata.name', 'metadata.namespace'];
const BY_KIND: Record<string, readonly string[]> = {
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.fieldPath',
    'reason',
    'type',
  ],
  Pod: ['spec.nodeName', 'status.phase', 'status.podIP'],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  Secret: ['type'],
};

/** Built-in kinds without fields of their own say what they know; the others only what they do not. */
const unknownField = ({ kind, group }: ResourceType, field: string) =>
  group || BY_KIND[kind]
    ? `field label not supported: ${field}`
    : `"${field}" is not a known field selector: only ${COMMON.map(
        name => `"${name}"`,
      ).join(', ')}`;

function read(object: ApiObject, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      object,
    );
  return value === undefined || value === null ? '' : String(value);
}

/** A `fieldSelector` query parameter as a test on objects. Throws 400 for a field the kind does not index. */
export function parseFieldSelector(
  type: ResourceType,
  text: string,
): (object: ApiObject) => boolean {
  const terms = text
    .split(',')
    .filter(Boolean)
    .map(term => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term.trim());
      if (!match) {
        throw badRequest(`invalid field selector: ${term}`);
      }
      const [, field, operator, value] = match;
      if (![...COMMON, ...(BY_KIND[type.kind] ?? [])].includes(field)) {
        throw badRequest(unknownField(type, field));
      }
      return { field, same: operator !== '!=', value };
    });
  return object =>
    terms.every(
      ({ field, same, value }) => (read(object, field) === value) === same,
    );
}
