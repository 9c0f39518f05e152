import { isDeepStrictEqual } from 'node:util';
import { readPath } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { PhaseName } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { mergeOf } from '../derive/mergeOf';
import type { RequestFacts, RequestWish, RolloutFacts } from '../types';
import type { Present, Sighting } from './Sighting';

/** Phases of what does what it is for. A failed benchmark does not keep a model from serving. */
const DONE: readonly PhaseName[] = [
  'Ready',
  'ReadyBenchmarkFailed',
  'Succeeded',
  'ScaledToZero',
];

const NOTHING: RolloutFacts = {
  uid: null,
  seenAt: null,
  doneAt: null,
  lostAt: null,
  replacedBy: null,
  failed: false,
  message: null,
  steps: null,
  endpointId: null,
};

function stateOf({ object, phase, cause, steps, endpointId }: Present) {
  return {
    uid: object.metadata.uid ?? null,
    lostAt: null,
    replacedBy: null,
    failed: phase.severity === 'error',
    message: cause ?? (phase.severity === 'error' ? phase.message : null),
    steps,
    endpointId,
  };
}

function lost(before: RolloutFacts, by: string | null, at: string) {
  return before.seenAt
    ? { ...before, lostAt: before.lostAt ?? at, replacedBy: by, failed: false }
    : before;
}

function noteDeployment(
  wish: RequestWish,
  before: RolloutFacts,
  sighting: Sighting,
  at: string,
): RolloutFacts {
  if (sighting.state !== 'present') {
    return sighting.state === 'absent' ? lost(before, null, at) : before;
  }
  const { requestId } = readProvenance(sighting.object);
  if (requestId !== wish.id) {
    return lost(before, requestId, at);
  }
  const now = { ...before, ...stateOf(sighting) };
  const created = sighting.object.metadata.creationTimestamp ?? at;
  return {
    ...now,
    seenAt: before.seenAt ?? created,
    doneAt: DONE.includes(sighting.phase.name)
      ? sighting.steps.ready.at ?? at
      : null,
  };
}

function isAsExpected({ expects }: RequestWish, { object }: Present): boolean {
  return expects.every(({ path, value }) =>
    isDeepStrictEqual(readPath(object, ...path), value),
  );
}

/** Whether conditions are about what the object says now, as far as they tell. */
function isObserved({ object }: Present): boolean {
  const { generation } = object.metadata as { generation?: number };
  const conditions = readPath(object, 'status', 'conditions');
  return (Array.isArray(conditions) ? conditions : []).every(
    ({ observedGeneration }) =>
      typeof observedGeneration !== 'number' ||
      generation === undefined ||
      observedGeneration >= generation,
  );
}

function noteChange(
  wish: RequestWish,
  facts: RequestFacts,
  before: RolloutFacts,
  sighting: Sighting,
  at: string,
): RolloutFacts {
  if (sighting.state !== 'present') {
    return sighting.state === 'absent' ? lost(before, null, at) : before;
  }
  const now = { ...before, ...stateOf(sighting) };
  // Without a value to look for, only what brings it there can tell.
  const shown =
    wish.expects.length > 0
      ? isAsExpected(wish, sighting)
      : facts.sync?.state === 'applied';
  if (!shown) {
    return { ...now, failed: false, message: null };
  }
  const done = DONE.includes(sighting.phase.name) && isObserved(sighting);
  return {
    ...now,
    seenAt: before.seenAt ?? at,
    doneAt: done ? at : null,
  };
}

function noteRetirement(
  before: RolloutFacts,
  sighting: Sighting,
  merged: boolean,
  at: string,
): RolloutFacts {
  if (sighting.state === 'unknown') {
    return before;
  }
  const uid =
    sighting.state === 'present' ? sighting.object.metadata.uid ?? null : null;
  const isThere = uid !== null && (before.uid === null || before.uid === uid);
  if (isThere) {
    const { object } = sighting as Present;
    const message = object.metadata.deletionTimestamp
      ? 'It is being deleted.'
      : null;
    return { ...before, uid, message };
  }
  // Before the merge it may go and come back: that is not what was asked for.
  return merged ? { ...before, seenAt: at, doneAt: at, message: null } : before;
}

function rolloutOf(
  wish: RequestWish,
  facts: RequestFacts,
  before: RolloutFacts,
  sighting: Sighting,
  at: string,
): RolloutFacts {
  const merged = mergeOf(wish, facts) !== null;
  // Where no pull request can be followed, the cluster alone tells.
  const unfollowed = facts.pull === null && facts.proposal?.state === 'pushed';
  switch (wish.verb) {
    case 'retire':
      return noteRetirement(
        before,
        sighting,
        merged || (unfollowed && before.uid !== null),
        at,
      );
    case 'change':
      return merged || unfollowed
        ? noteChange(wish, facts, before, sighting, at)
        : before;
    default:
      return noteDeployment(wish, before, sighting, at);
  }
}

/**
 * Adds what is seen in the cluster. What was reached stays reached; times are the cluster's own where it gives them,
 * else those at which the portal first saw it so.
 */
export function noteSighting(
  wish: RequestWish,
  facts: RequestFacts,
  sighting: Sighting,
  now: Date,
): RequestFacts {
  const before = facts.rollout ?? NOTHING;
  if (before.doneAt !== null) {
    return facts;
  }
  const rollout = rolloutOf(wish, facts, before, sighting, now.toISOString());
  return isDeepStrictEqual(rollout, before) ? facts : { ...facts, rollout };
}
