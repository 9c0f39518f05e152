/**
 * What happens when a change in Git reaches the cluster.
 * - `rolls`: it is carried out on what runs; pods or the Job restart where needed
 * - `nothing`: it is admitted and has no effect on what runs
 * - `refused`: KAITO or the API server refuses it
 * - `replace`: it only has an effect on a new object, or on replicas made from then on
 */
export type DriftEffect = 'rolls' | 'nothing' | 'refused' | 'replace';

/**
 * The rule of KAITO a verdict rests on.
 * - `UPDATE`: what the admission webhook asks of an update
 * - `ROLL-OUT`: what the controller applies after creation
 * - `schema`: the schema of the kind
 * - `IDENTITY`: name, namespace and kind make an object what it is
 * - `DEFAULT`: no rule speaks of the field
 */
export type DriftRule =
  | 'UPDATE'
  | 'ROLL-OUT'
  | 'schema'
  | 'IDENTITY'
  | 'DEFAULT';

/** What a change comes to, and why. */
export interface DriftVerdict {
  effect: DriftEffect;
  rule: DriftRule;
  /** One sentence for people. */
  reason: string;
}

/** One difference between what runs and what Git asks for. */
export interface DriftChange extends DriftVerdict {
  /** Field it is about, e.g. `inference.adapters[0].source.image`; empty for the object as a whole. */
  path: string;
  /** Value in the cluster; absent when the cluster has none. */
  before?: unknown;
  /** Value in Git; absent when Git has none. */
  after?: unknown;
}

/** A difference before it is judged. */
export interface Difference {
  path: (string | number)[];
  before?: unknown;
  after?: unknown;
}

function verdictOf(effect: DriftEffect) {
  return (rule: DriftRule, reason: string): DriftVerdict => ({
    effect,
    rule,
    reason,
  });
}

export const rolls = verdictOf('rolls');
export const nothing = verdictOf('nothing');
export const refused = verdictOf('refused');
export const replace = verdictOf('replace');
