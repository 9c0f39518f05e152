import type { KnownDifference } from './knownDifferences';

/** Something two servers do differently. */
export interface Difference {
  name: string;
  sandbox: string;
  server: string;
  /** Why that is so and all right; null when nobody has said so. */
  why: string | null;
}

/** The reason a difference is known for, if it is known on a server of this version. */
export function reasonFor(
  name: string,
  version: string,
  known: readonly KnownDifference[],
): string | null {
  const found = known.find(
    one => one.name === name && (!one.only || one.only.test(version)),
  );
  return found?.why ?? null;
}

/** What was seen within a check is named after it, so a check that was not run explains them all. */
function unchecked(
  name: string,
  outcomes: ReadonlyMap<string, string>,
): string | null {
  const [check] = name.split(' › ');
  return [name, check].some(one => outcomes.get(one)?.startsWith('not run'))
    ? 'it could not be checked on that server'
    : null;
}

const NOTHING = '(not seen)';

/** What a server does differently from the sandbox, in the order the sandbox did it. */
export function compare(
  sandbox: ReadonlyMap<string, string>,
  server: ReadonlyMap<string, string>,
  version: string,
  known: readonly KnownDifference[],
): Difference[] {
  const names = [...new Set([...sandbox.keys(), ...server.keys()])];
  return names
    .map(name => ({
      name,
      sandbox: sandbox.get(name) ?? NOTHING,
      server: server.get(name) ?? NOTHING,
      why: reasonFor(name, version, known) ?? unchecked(name, server),
    }))
    .filter(({ sandbox: here, server: there }) => here !== there);
}
