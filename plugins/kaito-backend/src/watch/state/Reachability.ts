import type { ProbeResult } from '../ReadinessProbe';

/** What the probe's answers say so far. */
export interface Reachability {
  state: 'unknown' | 'reachable' | 'unreachable';
  /** Failures in a row. */
  failures: number;
  /** Why the last probe failed; null when it did not. */
  message: string | null;
}

export const UNKNOWN_REACHABILITY: Reachability = {
  state: 'unknown',
  failures: 0,
  message: null,
};

/** Failures in a row after which a cluster is unreachable: one may be chance. */
const FAILURES = 2;

/** Takes a probe's result in. */
export function nextReachability(
  before: Reachability,
  result: ProbeResult,
): Reachability {
  if (result.reachable) {
    return { state: 'reachable', failures: 0, message: null };
  }
  const failures = before.failures + 1;
  return {
    state: failures >= FAILURES ? 'unreachable' : before.state,
    failures,
    message: result.message,
  };
}
