import { bucketsSince, type Buckets } from '../reading/buckets';
import type { Reading } from '../reading/Reading';

/** A reading and when it was taken, ms since the epoch. */
export interface Look {
  at: number;
  reading: Reading;
}

/** What a replica did between two looks. What it does not tell is null. */
export interface Change {
  seconds: number;
  /** Its process began anew in between: what it did before that is not known. */
  restarted: boolean;
  promptTokens: number | null;
  generationTokens: number | null;
  ended: number | null;
  firstToken: Buckets | null;
  interToken: Buckets | null;
}

const COUNTERS = ['promptTokens', 'generationTokens', 'ended'] as const;
const HISTOGRAMS = ['firstToken', 'interToken'] as const;
/** The same start is told with more or fewer digits. */
const SAME_START_MS = 1_000;

/** Compares two readings of one replica; `now` is the later one. */
export function changeSince(before: Look, now: Look): Change {
  const restarted = hasRestarted(before.reading, now.reading);
  const counted = (name: (typeof COUNTERS)[number]) => {
    const [earlier, later] = [before.reading[name], now.reading[name]];
    return restarted || earlier === null || later === null
      ? null
      : later - earlier;
  };
  const observed = (name: (typeof HISTOGRAMS)[number]) => {
    const [earlier, later] = [before.reading[name], now.reading[name]];
    if (restarted || later === null) {
      // All of it was observed since the restart, and that was in between.
      return later;
    }
    return earlier && bucketsSince(later, earlier);
  };
  return {
    seconds: (now.at - before.at) / 1000,
    restarted,
    promptTokens: counted('promptTokens'),
    generationTokens: counted('generationTokens'),
    ended: counted('ended'),
    firstToken: observed('firstToken'),
    interToken: observed('interToken'),
  };
}

function hasRestarted(before: Reading, now: Reading): boolean {
  const began =
    before.startedAt !== null &&
    now.startedAt !== null &&
    Math.abs(now.startedAt - before.startedAt) > SAME_START_MS;
  const fell = COUNTERS.some(
    name => (now[name] ?? Infinity) < (before[name] ?? 0),
  );
  const shrank = HISTOGRAMS.some(
    name =>
      (now[name]?.get(Infinity) ?? Infinity) <
      (before[name]?.get(Infinity) ?? 0),
  );
  return began || fell || shrank;
}

/** Whether it answered anything in between; null when it does not tell. */
export function hasWorked(change: Change): boolean | null {
  const counts = COUNTERS.map(name => change[name]).filter(
    (count): count is number => count !== null,
  );
  return counts.length > 0 ? counts.some(count => count > 0) : null;
}
