import type { Difference, DriftVerdict } from '../DriftChange';
import type { JsonRecord } from '../record';

/** A verdict, or how to reach one from the difference and the two objects. */
export type Judge =
  | DriftVerdict
  | ((change: Difference, git: JsonRecord, live: JsonRecord) => DriftVerdict);

/** Verdicts by path; the longest path that holds the change decides. */
export type EffectTable = Record<string, Judge>;

/** Looks a change up, from its own path towards the root; undefined when the table does not speak of it. */
export function lookUp(
  table: EffectTable,
  change: Difference,
  git: JsonRecord,
  live: JsonRecord,
): DriftVerdict | undefined {
  for (let length = change.path.length; length > 0; length--) {
    const key = change.path.slice(0, length).join('.');
    if (Object.hasOwn(table, key)) {
      const judge = table[key];
      return typeof judge === 'function' ? judge(change, git, live) : judge;
    }
  }
  return undefined;
}
