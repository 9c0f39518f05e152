import { changeSince, hasWorked, type Look } from './changeSince';

/** Since when a replica has had nothing to do. */
export interface Idleness {
  /** Ms since the epoch. */
  since: number;
  /** It may have been for longer: nobody looked before. */
  atLeast: boolean;
}

/** Looks further apart than this do not tell when in between work ended, ms. */
export const GAP_MS = 30_000;

/**
 * Since when a replica is idle, from what was known at the look before; null while it works or when it does not tell.
 * Counters that did not move show that nothing was answered in between, however long nobody looked.
 */
export function idleness(
  now: Look,
  before: Look | undefined,
  known: Idleness | null,
): Idleness | null {
  const { running, waiting } = now.reading;
  if (running === null || running + (waiting ?? 0) > 0) {
    return null;
  }
  if (!before) {
    return idleAtFirst(now);
  }
  const change = changeSince(before, now);
  if (change.restarted) {
    return idleAtFirst(now);
  }
  const wasWatched = now.at - before.at <= GAP_MS;
  const worked = hasWorked(change) ?? !wasWatched;
  return known && !worked ? known : { since: now.at, atLeast: !wasWatched };
}

/** A process that has counted nothing was idle from its start. */
function idleAtFirst({ at, reading }: Look): Idleness {
  const { startedAt, promptTokens, generationTokens } = reading;
  return startedAt !== null && promptTokens === 0 && generationTokens === 0
    ? { since: Math.min(at, startedAt), atLeast: false }
    : { since: at, atLeast: true };
}

/** Of replicas that share the work: idle since the last of them is. */
export function idleTogether(
  all: readonly (Idleness | null)[],
): Idleness | null {
  const known = all.filter((one): one is Idleness => one !== null);
  return known.length > 0 && known.length === all.length
    ? known.reduce((last, one) => (one.since > last.since ? one : last))
    : null;
}
