import type { RequestFacts } from '../types';
import { mergeOf } from '../derive/mergeOf';

/** Adds that KAITO was found running in the cluster a request prepares. What was there before the merge is not its doing. */
export function noteInstallation(
  facts: RequestFacts,
  isRunning: boolean,
  now: Date,
): RequestFacts {
  if (
    !isRunning ||
    facts.rollout?.doneAt ||
    !mergeOf({ verb: 'prepare' }, facts)
  ) {
    return facts;
  }
  const at = now.toISOString();
  return {
    ...facts,
    rollout: {
      uid: null,
      seenAt: at,
      doneAt: at,
      lostAt: null,
      replacedBy: null,
      failed: false,
      message: null,
      steps: null,
      endpointId: null,
    },
  };
}
