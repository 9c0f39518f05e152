import type {
  ClusterState,
  KindState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { watchedKind } from '../kinds';
import type { KindStatus } from './KindStatus';
import { isLost, type Reachability } from './Reachability';

/** A kind, as its reflector sees it. */
export interface WatchedState {
  kind: string;
  optional: boolean;
  objectCount: number;
  status: KindStatus;
}

/** An instant as the API writes it. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** A kind's state as shown: a cluster that is away or leaves confirms nothing, however calm its streams are. */
export function describeKind(
  watched: WatchedState,
  reachability: Reachability,
): KindState {
  const { kind, optional, objectCount, status } = watched;
  const lost =
    isLost(reachability) &&
    (status.state === 'synced' || status.state === 'syncing');
  const known = status.asOf === null ? 'unreachable' : 'stale';
  return {
    kind,
    optional,
    objectCount,
    state: lost ? known : status.state,
    asOf: status.asOf === null ? null : toInstant(status.asOf),
    message: lost ? reachability.message : status.message,
  };
}

/** Never granted, and nothing else is incomplete without it: most often it is not even installed. */
const isWithheld = ({ kind, state, asOf }: KindState) =>
  state === 'forbidden' && asOf === null && watchedKind(kind)?.extra === true;

const inStep = (kind: KindState) =>
  kind.state === 'synced' ||
  (kind.state === 'crd-missing' && kind.optional) ||
  isWithheld(kind);

/** A cluster's state and what is wrong, from its probe and its kinds alone. */
export function deriveClusterState(
  reachability: Reachability,
  kinds: readonly KindState[],
): { state: ClusterState; message: string | null; asOf: string | null } {
  const instants = kinds.flatMap(kind => kind.asOf ?? []).sort();
  const asOf = instants[0] ?? null;
  const { state, message } = reachability;
  if (state === 'unreachable' || state === 'terminating') {
    return { state, message, asOf };
  }
  const lacking = kinds.filter(kind => !inStep(kind));
  if (lacking.length === 0) {
    return state === 'unready'
      ? { state: 'partial', message, asOf }
      : { state: 'live', message: null, asOf };
  }
  const refused = lacking.find(kind => kind.state === 'unauthorized');
  if (refused) {
    return { state: 'unauthorized', message: refused.message, asOf };
  }
  if (asOf === null && lacking.every(kind => kind.state === 'unreachable')) {
    return { state: 'unreachable', message: lacking[0].message, asOf };
  }
  const names = lacking.map(kind => kind.kind).join(', ');
  // A first list under way is no fault; one that failed has something to say.
  if (lacking.every(kind => kind.state === 'syncing' && !kind.message)) {
    return {
      state: 'starting',
      message: `The portal is reading this cluster for the first time: ${names}.`,
      asOf,
    };
  }
  const why = lacking.find(kind => kind.message)?.message;
  return {
    state: 'partial',
    message: `Not in step: ${names}.${why ? ` ${why}` : ''}`,
    asOf,
  };
}
