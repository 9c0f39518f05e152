import { compareKaitoMinor, parseKaitoMinor } from '../models/kaitoMinor';

/** Release the rules are written for. */
export const RULES_VERSION = '0.12';

function compare(version: string | undefined, other: string): number | null {
  const [a, b] = [parseKaitoMinor(version ?? null), parseKaitoMinor(other)];
  return a && b && compareKaitoMinor(a, b);
}

/** Whether the minor release of a version can be read, e.g. `0.12.0` or `v0.11`. */
export function isReadableVersion(version: string | undefined): boolean {
  return compare(version, RULES_VERSION) !== null;
}

/** Whether a version is of an earlier minor release than another; false when it is not known. */
export function isBefore(version: string | undefined, other: string): boolean {
  return (compare(version, other) ?? 0) < 0;
}

/** Whether a version is of a later minor release than the rules. */
export function isAfterRules(version: string | undefined): boolean {
  return (compare(version, RULES_VERSION) ?? 0) > 0;
}
