import type { KindStateName } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ApiFailure } from '../ApiFailure';

/** What a reflector knows of itself. */
export interface KindStatus {
  state: KindStateName;
  /** Last moment at which the objects were known to be current, ms since the epoch; null when never. */
  asOf: number | null;
  message: string | null;
  /** Failures since it was last in step. */
  failures: number;
}

export const INITIAL_STATUS: KindStatus = {
  state: 'syncing',
  asOf: null,
  message: null,
  failures: 0,
};

/** In step as of `now`. */
export function synced(now: number): KindStatus {
  return { state: 'synced', asOf: now, message: null, failures: 0 };
}

function failedState(status: KindStatus, failure: ApiFailure): KindStateName {
  const known = status.asOf !== null;
  switch (failure.reason) {
    case 'unauthorized':
      return 'unauthorized';
    case 'forbidden':
    case 'missing':
      // A starting API server answers 403 and 404 for a moment; only what is said twice is taken for a fact.
      if (known && status.failures === 0) {
        return 'stale';
      }
      return failure.reason === 'forbidden' ? 'forbidden' : 'crd-missing';
    case 'connection':
      return known ? 'stale' : 'unreachable';
    default:
      return known ? 'stale' : 'syncing';
  }
}

/** Listed anew, though the watch is not in step yet: what is known is current as of `now`, what is wrong stays wrong. */
export function listedOnly(status: KindStatus, now: number): KindStatus {
  const nothingWas = status.state === 'syncing' || status.state === 'synced';
  return { ...status, state: nothingWas ? 'stale' : status.state, asOf: now };
}

/** An answer is late. That is worth saying of a kind about which nothing worse is known. */
export function late(status: KindStatus, message: string): KindStatus {
  switch (status.state) {
    case 'synced':
    case 'stale':
      return { ...status, state: 'stale', message };
    case 'syncing':
      return { ...status, message };
    default:
      return status;
  }
}

/** Not installed, and nothing is left of it that could be as of any moment. */
export function uninstalled(status: KindStatus): KindStatus {
  return { ...status, asOf: null };
}

/** Whether a kind was refused and nothing is known of it: that nobody answers now says nothing new about it. */
function staysRefused({ state, asOf }: KindStatus, { reason }: ApiFailure) {
  const refused = state === 'forbidden' || state === 'crd-missing';
  return refused && asOf === null && reason === 'connection';
}

/** After a failure. What was known stays known, with its age. */
export function failed(status: KindStatus, failure: ApiFailure): KindStatus {
  if (staysRefused(status, failure)) {
    return status;
  }
  return {
    state: failedState(status, failure),
    asOf: status.asOf,
    message: failure.message,
    // Starting anew after a 410 or a cut stream is no evidence for or against a right.
    failures:
      failure.reason === 'forbidden' || failure.reason === 'missing'
        ? status.failures + 1
        : 0,
  };
}
