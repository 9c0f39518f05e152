import { NotUnderstoodError } from './readTokens';

/**
 * A field of an object, an entry or the length of a list; undefined where there is none, also of nothing at all.
 * @throws NotUnderstoodError for whatever is not data of the form
 */
export function memberOf(value: unknown, key: string | number): unknown {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'object' || key in Object.prototype) {
    throw new NotUnderstoodError(String(key));
  }
  if (Array.isArray(value) && typeof key !== 'number' && key !== 'length') {
    throw new NotUnderstoodError(key);
  }
  return Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}
