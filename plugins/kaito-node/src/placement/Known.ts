/** Where a fact comes from: asked of its owner just now or a while ago, or written into the configuration by people. */
export type FactBasis = 'measured' | 'configured';

/** A fact about a place, or why there is none. A fact that is missing is never a zero. */
export type Known<T> =
  | {
      state: 'known';
      value: T;
      basis: FactBasis;
      /** For people, e.g. `Azure compute usages`. */
      source: string;
      /** When it was asked or written, ISO 8601. */
      asOf: string;
    }
  | {
      state: 'not-checked';
      /** Why, and what would make it known, in a sentence. */
      reason: string;
    };

/** A fact that could not be had. */
export function notChecked(reason: string): Known<never> {
  return { state: 'not-checked', reason };
}
