import type { ProbeResult } from '../ReadinessProbe';

/** What the probe's answers say so far. */
export interface Reachability {
  state: 'unknown' | 'reachable' | 'unready' | 'terminating' | 'unreachable';
  /** Probes in a row that did not find the cluster ready. */
  failures: number;
  /** Why the last probe failed; null when it did not. */
  message: string | null;
  /** Whether an API server said that it is leaving since one was last known to stay. */
  leaving: boolean;
}

export const UNKNOWN_REACHABILITY: Reachability = {
  state: 'unknown',
  failures: 0,
  message: null,
  leaving: false,
};

/** Failures in a row after which one is believed: one may be chance. */
const FAILURES = 2;

/** Takes a probe's result in. */
export function nextReachability(
  before: Reachability,
  result: ProbeResult,
): Reachability {
  if (result.state === 'ready') {
    return { state: 'reachable', failures: 0, message: null, leaving: false };
  }
  const failures = before.failures + 1;
  return {
    state: failures >= FAILURES ? result.state : before.state,
    failures,
    message: result.message,
    leaving: before.leaving || result.state === 'terminating',
  };
}

/** Whether nothing the streams say, or keep silent about, can be trusted at this moment. */
export function isLost({ state }: Reachability): boolean {
  return state === 'unreachable' || state === 'terminating';
}

/**
 * Whether the cluster is back from where its streams cannot be trusted: an outage, or a server that said goodbye. Behind a
 * load balancer another one answers the very next probe, while watches still hang on the one that leaves.
 */
export function isBack(before: Reachability, after: Reachability): boolean {
  return after.state === 'reachable' && (isLost(before) || before.leaving);
}
