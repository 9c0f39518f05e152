import { isSecretField, isSecretOption } from './maskSecrets';

/** The keys of a path as findings write it: `a.b[0]["c/d"]`. */
export function parsePath(path: string): (string | number)[] {
  const parts = path.matchAll(/\[(\d+)\]|\["(.*?)"\]|([^.[\]]+)/g);
  return [...parts].map(([, index, quoted, name]) =>
    index === undefined ? quoted ?? name : Number(index),
  );
}

/** Whether what is around a path in an object says that the value there is secret. */
export function isSecretPlace(
  object: unknown,
  path: readonly (string | number)[],
): boolean {
  let at = object;
  for (const key of path) {
    if (Array.isArray(at)) {
      if (isSecretOption(at[Number(key) - 1])) return true;
      at = at[Number(key)];
    } else if (typeof at === 'object' && at !== null) {
      const fields = at as Record<string, unknown>;
      if (isSecretField(fields, String(key))) return true;
      at = Object.hasOwn(fields, key) ? fields[key] : undefined;
    } else {
      return false;
    }
  }
  return false;
}
