import type { CauseLink } from '../../api/dto/workload';
import type { KubeObject } from '../../manifests/types';
import { readPath } from '../../manifests/readPath';
import { conditionsOf, isTrue } from '../conditions';
import { type Detector, nameOf, type Situation } from './evidence';
import { linkAt, rawCondition, rawState } from './link';

/** Phases in which the model is up, so that its Service should be, too. */
const UP = new Set(['Benchmarking', 'ReadyBenchmarkFailed', 'Degraded']);

function missingService({ workload, services }: Situation): CauseLink[] {
  const { name } = workload.metadata;
  const known = services?.some(({ metadata }) => metadata.name === name);
  return services === undefined || known
    ? []
    : [
        linkAt(
          'endpoint',
          workload,
          {
            code: 'no-service',
            summary: `The Service ${name} through which the model is reached is not there.`,
            nextStep:
              'See whether something deleted it; KAITO makes it again when it next looks at the Workspace.',
          },
          rawState('object', `no Service ${name}`),
        ),
      ];
}

function leaderDown({ workload, pods }: Situation): CauseLink[] {
  const leaderName = `${workload.metadata.name}-0`;
  const ready = (pod: KubeObject) => isTrue(conditionsOf(pod), 'Ready');
  const leader = pods.find(({ metadata }) => metadata.name === leaderName);
  const others = pods.filter(pod => pod !== leader && ready(pod));
  return !leader || ready(leader) || others.length === 0
    ? []
    : [
        linkAt(
          'endpoint',
          leader,
          {
            code: 'leader-not-ready',
            summary: `The endpoint does not answer: the pod ${leaderName} is not ready, and the Service leads to it alone.`,
            why: `KAITO's Service selects the first pod only; ${nameOf(
              others[0],
            )} cannot stand in.`,
            nextStep: `Look at the pod ${leaderName}.`,
          },
          rawCondition(conditionsOf(leader).get('Ready')),
        ),
      ];
}

/** Why a model that is up cannot be reached. Only a Workspace that serves has an endpoint of its own. */
export const endpointCause: Detector = situation => {
  const { workload, phase } = situation;
  const serves =
    workload.kind === 'Workspace' &&
    readPath(workload, 'inference') !== undefined;
  return serves && UP.has(phase.name)
    ? [...missingService(situation), ...leaderDown(situation)]
    : [];
};
