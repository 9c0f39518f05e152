import type { Difference } from './DriftChange';
import { formAt } from './forms';
import { isRecord, type JsonRecord } from './record';
import { sameTree } from './sameTree';

/** Whether two values at a place mean the same; asked before they are compared field by field. */
export type Equality = (git: unknown, live: unknown) => boolean;

/** How to compare two trees. */
export interface WalkRules {
  equalities: Map<string, Equality>;
  /** Lists whose order says nothing, and the key of an item. */
  lists: Map<string, (item: unknown) => unknown>;
}

type Path = Difference['path'];

/** Mappings that mean the same whether they are empty or not there. */
const OPEN = new Set([
  'annotations',
  'labels',
  'matchLabels',
  'metadata',
  'presetOptions',
]);

/** Below so many steps values are compared as a whole; no manifest is as deep. */
const MAX_DEPTH = 100;

/** The place of a path, the same for all items of a list. */
export function placeOf(path: Path): string {
  return JSON.stringify(path.map(key => (typeof key === 'number' ? '*' : key)));
}

/** Null and the empty list count as absent, as they do for the API server. */
function present(value: unknown): unknown {
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  return empty ? undefined : value;
}

/** An open mapping that one side leaves out is compared entry by entry. */
function opened(value: unknown, other: unknown, path: Path): unknown {
  const open = OPEN.has(String(path.at(-1)));
  return value === undefined && open && isRecord(other) ? {} : value;
}

/** The items of `live` in the order of `git`, those Git does not have last. */
function inOrderOf(
  git: unknown[],
  live: unknown[],
  keyOf: (item: unknown) => unknown,
): unknown[] {
  const rest = [...live];
  const matched = git.flatMap(item => {
    const index = rest.findIndex(other => keyOf(other) === keyOf(item));
    return index === -1 ? [] : rest.splice(index, 1);
  });
  return [...matched, ...rest];
}

function own(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Finds where two JSON values differ, as high up as one side has nothing. Keys have no order. */
export function differences(
  git: unknown,
  live: unknown,
  rules: WalkRules,
  path: Path = [],
): Difference[] {
  const place = placeOf(path);
  if (rules.equalities.get(place)?.(git, live) || formAt(path)?.(git, live)) {
    return [];
  }
  if (path.length >= MAX_DEPTH) {
    return sameTree(git, live) ? [] : [{ path, before: live, after: git }];
  }
  const after = opened(present(git), live, path);
  const before = opened(present(live), git, path);
  const below = (key: string | number, a: unknown, b: unknown) =>
    differences(a, b, rules, [...path, key]);
  if (isRecord(after) && isRecord(before)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys]
      .sort((a, b) => (a < b ? -1 : 1))
      .flatMap(key => below(key, own(after, key), own(before, key)));
  }
  if (
    Array.isArray(after) &&
    Array.isArray(before) &&
    after.length === before.length
  ) {
    const keyOf = rules.lists.get(place);
    const ordered = keyOf ? inOrderOf(after, before, keyOf) : before;
    return after.flatMap((item, index) => below(index, item, ordered[index]));
  }
  return after === before ? [] : [{ path, before, after }];
}
