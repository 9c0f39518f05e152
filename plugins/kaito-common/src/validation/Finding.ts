/**
 * How much a finding weighs.
 * - `rejected`: KAITO refuses the object
 * - `ineffective`: KAITO accepts it, but it does not do what it says or fails later
 * - `advice`: works, could be better
 * - `not-checked`: only the cluster can tell; not the same as fine
 */
export type FindingSeverity =
  | 'rejected'
  | 'ineffective'
  | 'advice'
  | 'not-checked';

/** Rule id of what the CRD itself says: types, required and unknown fields. */
export const SCHEMA_RULE = 'schema';

/** One thing to know about a manifest. */
export interface Finding {
  /** KAITO's rule (`W12`), `schema` for the shape of the CRD, or a name of ours where KAITO has none (`RAG-7`). */
  rule: string;
  severity: FindingSeverity;
  /** Field it is about, e.g. `inference.adapters[0].source.name`; empty for the object as a whole. */
  path: string;
  message: string;
  /** What to do; null when nothing in the manifest would help. */
  fix: string | null;
}

type Maker = (
  rule: string,
  path: string,
  message: string,
  fix?: string | null,
) => Finding;

function maker(severity: FindingSeverity): Maker {
  return (rule, path, message, fix = null) => ({
    rule,
    severity,
    path,
    message,
    fix,
  });
}

export const rejected = maker('rejected');
export const ineffective = maker('ineffective');
export const advice = maker('advice');
export const notChecked = maker('not-checked');

/** Writes a path as people read it. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    const name = String(key);
    if (!/^[A-Za-z_][\w-]*$/.test(name)) {
      return `${text}["${name}"]`;
    }
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
