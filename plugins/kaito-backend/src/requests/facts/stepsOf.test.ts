import type {
  KubeObject,
  TimelineStage,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { at } from '../__testUtils__/aRequest';
import { stepsOf } from './stepsOf';

const workspace = { kind: 'Workspace' } as KubeObject;

/** `stage:state` or `stage:done:minute`. */
const timeline = (...words: string[]): TimelineStage[] =>
  words.map(word => {
    const [stage, state, minute] = word.split(':');
    return {
      stage: stage as TimelineStage['stage'],
      state: state as TimelineStage['state'],
      since: null,
      until: minute ? at(Number(minute)) : null,
      elapsedSeconds: null,
      usualSeconds: null,
      budgetSeconds: null,
      stuck: false,
    };
  });

const pod = (...states: object[]) =>
  ({
    kind: 'Pod',
    status: {
      containerStatuses: states.map(state => ({ name: 'c', state })),
    },
  } as unknown as KubeObject);
const pulling = pod({ waiting: { reason: 'ContainerCreating' } });
const running = pod({ running: { startedAt: at(35) } });
const refused = pod({ waiting: { reason: 'ImagePullBackOff' } });

function short(
  stages: TimelineStage[],
  pods: KubeObject[] = [],
  object = workspace,
  children: KubeObject[] = [],
) {
  const steps = stepsOf(object, stages, { pods, children });
  return Object.entries(steps)
    .map(([step, { state }]) => `${step}:${state}`)
    .join(' ');
}

const NODES = [
  'planned:done:1',
  'provisioning:done:8',
  'nodes:done:9',
  'gpuPlugin:done:10',
];
const READY = [
  ...NODES,
  'weights:skipped',
  'serving:done:40',
  'benchmark:done:44',
  'ready:done:44',
];

describe('stepsOf', () => {
  it.each<[string, string[], KubeObject[], string]>([
    [
      'planning',
      [
        'planned:current',
        'provisioning:waiting',
        'serving:waiting',
        'ready:waiting',
      ],
      [],
      'nodes:current image:waiting weights:waiting ready:waiting',
    ],
    [
      'without quota',
      [
        'planned:done',
        'provisioning:failed',
        'serving:waiting',
        'ready:waiting',
      ],
      [],
      'nodes:failed image:waiting weights:waiting ready:waiting',
    ],
    [
      'pulling its image',
      [...NODES, 'weights:skipped', 'serving:current', 'ready:waiting'],
      [pulling],
      'nodes:done image:current weights:waiting ready:waiting',
    ],
    [
      'refused its image',
      [...NODES, 'serving:failed', 'ready:waiting'],
      [refused],
      'nodes:done image:failed weights:failed ready:waiting',
    ],
    [
      'loading the model',
      [...NODES, 'serving:current', 'ready:waiting'],
      [running],
      'nodes:done image:done weights:current ready:waiting',
    ],
    [
      'measuring',
      [...NODES, 'serving:done:40', 'benchmark:current', 'ready:waiting'],
      [running],
      'nodes:done image:done weights:done ready:current',
    ],
    [
      'ready',
      READY,
      [running],
      'nodes:done image:done weights:done ready:done',
    ],
    [
      'ready, its pods unseen',
      READY,
      [],
      'nodes:done image:done weights:done ready:done',
    ],
  ])('%s', (_, words, pods, expected) => {
    expect(short(timeline(...words), pods)).toBe(expected);
  });

  it('takes times from the timeline and the pods', () => {
    const steps = stepsOf(workspace, timeline(...READY), {
      pods: [running],
      children: [],
    });
    expect([
      steps.nodes.at,
      steps.image.at,
      steps.weights.at,
      steps.ready.at,
    ]).toEqual([at(10), at(35), at(40), at(44)]);
  });

  it('asks the Workspaces that a kind makes for their nodes', () => {
    const set = { kind: 'InferenceSet' } as KubeObject;
    const child = (status: string) =>
      ({
        kind: 'Workspace',
        status: { conditions: [{ type: 'ResourceReady', status }] },
      } as unknown as KubeObject);
    const stages = timeline(
      'planned:done',
      'replicas:current',
      'ready:waiting',
    );
    expect(short(stages, [], set, [child('True'), child('False')])).toBe(
      'nodes:current image:waiting weights:waiting ready:waiting',
    );
    expect(short(stages, [running], set, [child('True')])).toBe(
      'nodes:done image:done weights:current ready:waiting',
    );
  });
});
