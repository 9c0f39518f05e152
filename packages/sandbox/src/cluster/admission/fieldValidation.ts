import type { ApiObject } from '../ApiObject';
import { badRequest } from '../errors';
import type { ResourceType } from '../resources';

/** `spec.template[0].x` for messages. */
export function pathText(path: readonly string[]): string {
  return path
    .map(key => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function prune(object: ApiObject, path: readonly string[]) {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      object,
    );
  if (parent && typeof parent === 'object') {
    delete (parent as Record<string, unknown>)[path[path.length - 1]];
  }
}

/**
 * Deals with unknown fields as `fieldValidation` says: Strict refuses with 400, Warn (the default) and Ignore prune.
 * Returns the warnings to send.
 */
export function applyFieldValidation(
  type: ResourceType,
  object: ApiObject,
  unknown: readonly string[][],
  mode: string | null,
): string[] {
  if (!['Strict', 'Warn', 'Ignore', '', null].includes(mode)) {
    throw badRequest(
      `fieldValidation: Unsupported value: "${mode}": supported values: "Ignore", "Strict", "Warn"`,
    );
  }
  const complaints = unknown.map(path => `unknown field "${pathText(path)}"`);
  if (mode === 'Strict' && complaints.length) {
    throw badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${
        type.kind
      }: strict decoding error: ${complaints.join(', ')}`,
    );
  }
  unknown.forEach(path => prune(object, path));
  return mode === 'Ignore' ? [] : complaints;
}
