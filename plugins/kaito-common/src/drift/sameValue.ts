import { findModel } from '../models/catalog';
import { asRecord, isRecord } from './record';
import { differences, type Equality } from './walk';

/** Equal as JSON, whatever the order of keys. */
export const equal: Equality = (git, live) =>
  differences(git, live, { equalities: new Map(), lists: new Map() }).length ===
  0;

/** Equal when both are read with the default the schema writes. */
export function withDefault(value: unknown): Equality {
  return (git, live) => equal(git ?? value, live ?? value);
}

/** Text that counts as absent when empty. */
export const sameText: Equality = (git, live) =>
  (git || null) === (live || null);

/** Text in any case. */
export const sameWord: Equality = (git, live) =>
  typeof git === 'string' &&
  typeof live === 'string' &&
  git.toLowerCase() === live.toLowerCase();

function modelKey(name: string): string {
  return (findModel(name)?.name ?? name.trim()).toLowerCase();
}

/** The same model: Hugging Face id or legacy alias, in any case, as KAITO looks it up (W12). */
export const sameModel: Equality = (git, live) =>
  typeof git === 'string' &&
  typeof live === 'string' &&
  modelKey(git) === modelKey(live);

/** A selector as KAITO compares it: labels and `In` with one value (W10). Null when it says more. */
function equalityMap(selector: unknown): Record<string, unknown> | null {
  const { matchLabels, matchExpressions = [] } = asRecord(selector);
  const map = { ...asRecord(matchLabels) };
  for (const expression of Array.isArray(matchExpressions)
    ? matchExpressions
    : [matchExpressions]) {
    const { key, operator, values } = asRecord(expression);
    if (operator !== 'In' || !Array.isArray(values) || values.length !== 1) {
      return null;
    }
    map[String(key)] = values[0];
  }
  return map;
}

/** Selectors that pick the same nodes. */
export const sameSelector: Equality = (git, live) => {
  if (!isRecord(git) || !isRecord(live)) {
    return false;
  }
  const [a, b] = [equalityMap(git), equalityMap(live)];
  return a !== null && b !== null && equal(a, b);
};
