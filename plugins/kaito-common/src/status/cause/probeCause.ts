import type {
  ContainerStatus,
  EventObject,
  PodObject,
  TerminatedState,
} from '../../manifests/cluster';
import { startupBudgetMinutes } from '../budgets';
import { minutesSince, type Situation } from './evidence';
import { type Explanation, lastSeen } from './link';

/** Events older than this say nothing about the present. */
const FRESH_MINUTES = 15;
/** Exit codes of a container that was told to go, then killed. */
const KILLED = new Set([137, 143]);

const STARTUP = /startup probe/i;
const LIVENESS = /liveness probe/i;

function probeEvent(pod: PodObject, words: RegExp, { events, now }: Situation) {
  return (events as EventObject[]).find(event => {
    const { kind, name } = event.involvedObject ?? {};
    const age = minutesSince(lastSeen(event), now);
    return (
      kind === 'Pod' &&
      name === pod.metadata.name &&
      words.test(event.message ?? '') &&
      age !== null &&
      age <= FRESH_MINUTES
    );
  });
}

function ranMinutes({ startedAt, finishedAt }: TerminatedState) {
  const ran =
    (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')) / 60_000;
  return Number.isNaN(ran) ? null : ran;
}

const overStartup: Explanation = {
  code: 'startup-budget',
  summary: 'The model did not answer within its start-up budget.',
  why: 'KAITO gives a model 30 to 180 minutes by its weights; then the container is killed and starts over, downloads included.',
  nextStep:
    'Read how far the download came: slow egress, a slow disk, or an error the server waits on.',
};

const overLiveness: Explanation = {
  code: 'liveness-probe',
  summary:
    'The model server stopped answering its health check and is restarted.',
  nextStep: 'Read the log of the pod for what it did before it fell silent.',
};

/**
 * Whether a probe, not the server itself, ended a container: told by recent events, or by a kill once the start-up
 * budget was used up. A failing probe of a container that never restarted only means that it is not ready yet.
 */
export function probeFault(
  pod: PodObject,
  status: ContainerStatus,
  situation: Situation,
): { said: Explanation; event?: EventObject } | null {
  if (!status.restartCount) {
    return null;
  }
  const end = status.state?.terminated ?? status.lastState?.terminated ?? {};
  const budget = startupBudgetMinutes(situation.workload);
  const ran = ranMinutes(end);
  const usedUp =
    budget !== null &&
    ran !== null &&
    ran >= budget * 0.95 &&
    KILLED.has(end.exitCode ?? 0) &&
    status.ready !== true;
  const startup = probeEvent(pod, STARTUP, situation);
  if (startup || usedUp) {
    return { said: overStartup, event: startup };
  }
  const liveness = probeEvent(pod, LIVENESS, situation);
  return liveness ? { said: overLiveness, event: liveness } : null;
}
