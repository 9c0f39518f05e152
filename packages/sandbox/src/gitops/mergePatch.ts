import { isDeepStrictEqual } from 'node:util';

type Json = Record<string, unknown>;

/**
 * The JSON merge patch that brings `live` to `desired`: what differs, and
 * `null` for what `last` wrote and `desired` no longer does. Fields nobody
 * wrote here stay. Null when there is nothing to do.
 */
export function mergePatch(live: Json, desired: Json, last: Json): Json | null {
  const patch: Json = {};
  for (const [key, wanted] of Object.entries(desired)) {
    const is = live[key];
    if (isObject(wanted) && isObject(is)) {
      const before = last[key];
      const inner = mergePatch(is, wanted, isObject(before) ? before : {});
      if (inner) patch[key] = inner;
    } else if (!isDeepStrictEqual(is, wanted)) {
      patch[key] = wanted;
    }
  }
  for (const key of Object.keys(last)) {
    if (!(key in desired) && key in live) patch[key] = null;
  }
  return Object.keys(patch).length > 0 ? patch : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
