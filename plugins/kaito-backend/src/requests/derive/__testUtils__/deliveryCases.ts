import { at, someFacts } from '../../__testUtils__/aRequest';
import {
  ALL_DONE,
  merged,
  ON,
  proposal,
  rollout,
  sync,
  type Case,
} from './someRequests';

/** Requests after they are merged. */
export const DELIVERY_CASES: Case[] = [
  [
    'merged, nothing known of what applies it',
    someFacts(merged),
    {
      state: 'rolling-out',
      stage: 'synced',
      stages: `${ON} synced:current`,
      waitsFor: /^The GitOps agent, to apply it to cluster north/,
    },
  ],
  [
    'merged, and its commit not applied',
    someFacts({ ...merged, sync: sync() }),
    {
      state: 'rolling-out',
      stage: 'synced',
      stages: `${ON} synced:current`,
      waitsFor: /^Kustomization flux-system\/fleet, to apply it/,
    },
  ],
  [
    'merged, and it cannot be applied',
    someFacts({
      ...merged,
      sync: sync({ state: 'failed', message: 'no such kind' }),
    }),
    {
      state: 'failed',
      stage: 'synced',
      stages: `${ON} synced:failed`,
      waitsFor: /^Someone to look/,
      failure: /cannot apply it: no such kind/,
    },
  ],
  [
    'applied and not seen yet',
    someFacts({ ...merged, sync: sync({ state: 'applied' }) }),
    {
      state: 'rolling-out',
      stage: 'synced',
      stages: `${ON} synced:done`,
      waitsFor: /apply it/,
    },
  ],
  [
    'merged while its cluster does not answer',
    someFacts(merged),
    {
      state: 'rolling-out',
      stage: 'synced',
      stages: `${ON} synced:not-checked`,
      waitsFor: /^Word from cluster north/,
    },
    {},
    { cluster: { name: 'north', asOf: at(30), problem: 'No route.' } },
  ],
  [
    'waiting for nodes',
    someFacts({
      ...merged,
      rollout: rollout({}, { nodes: { state: 'current' } }),
    }),
    {
      state: 'rolling-out',
      stage: 'nodes',
      stages: `${ON} synced:done nodes:current`,
      waitsFor: /^Its nodes/,
    },
  ],
  [
    'failed in the cluster',
    someFacts({
      ...merged,
      rollout: rollout(
        { failed: true, message: 'No quota is left.' },
        { nodes: { state: 'failed', message: 'No quota is left.' } },
      ),
    }),
    {
      state: 'failed',
      stage: 'nodes',
      stages: `${ON} synced:done nodes:failed`,
      waitsFor: /^Someone to look/,
      failure: /^No quota is left\.$/,
    },
  ],
  [
    'ready',
    someFacts({ ...merged, rollout: rollout({ doneAt: at(41) }, ALL_DONE) }),
    {
      state: 'done',
      stage: 'ready',
      stages: `${ON} synced:done nodes:done image:done weights:done ready:done`,
      waitsFor: null,
      finished: at(41),
    },
  ],
  [
    'ready before the host told of the merge',
    someFacts({
      proposal: proposal(),
      rollout: rollout({ doneAt: at(41) }, ALL_DONE),
    }),
    {
      state: 'done',
      stage: 'ready',
      stages:
        'submitted:done pull-request:current checks:not-checked approved:not-checked merged:done synced:done nodes:done image:done weights:done ready:done',
      waitsFor: null,
      finished: at(41),
    },
  ],
  [
    'replaced before it was ready',
    someFacts({
      ...merged,
      rollout: rollout({ lostAt: at(33), replacedBy: 'phi-2' }),
    }),
    {
      state: 'closed',
      stage: 'ready',
      stages: `${ON} synced:done ready:failed`,
      waitsFor: null,
      failure: /^Request phi-2 has taken its place/,
      finished: at(33),
    },
  ],
  [
    'removed before it was ready',
    someFacts({ ...merged, rollout: rollout({ lostAt: at(33) }) }),
    {
      state: 'closed',
      stage: 'ready',
      stages: `${ON} synced:done ready:failed`,
      waitsFor: null,
      failure: /^It was removed from the cluster/,
      finished: at(33),
    },
  ],
  [
    'a retirement that is merged',
    someFacts({ ...merged, rollout: rollout({ seenAt: null, steps: null }) }),
    {
      state: 'rolling-out',
      stage: 'synced',
      stages: `${ON} synced:current`,
      waitsFor: /apply it/,
    },
    { verb: 'retire' },
  ],
  [
    'a retirement that is done',
    someFacts({
      ...merged,
      rollout: rollout({ seenAt: at(25), doneAt: at(25), steps: null }),
    }),
    {
      state: 'done',
      stage: 'removed',
      stages: `${ON} synced:done removed:done`,
      waitsFor: null,
      finished: at(25),
    },
    { verb: 'retire' },
  ],
  [
    'a change that rolls out',
    someFacts({ ...merged, rollout: rollout() }),
    {
      state: 'rolling-out',
      stage: 'rolled-out',
      stages: `${ON} synced:done rolled-out:current`,
      waitsFor: /^KAITO to roll the change out/,
    },
    { verb: 'change' },
  ],
  [
    'a cluster that is prepared',
    someFacts({ ...merged, rollout: rollout({ doneAt: at(29), steps: null }) }),
    {
      state: 'done',
      stage: 'ready',
      stages: `${ON} synced:done ready:done`,
      waitsFor: null,
      finished: at(29),
    },
    { verb: 'prepare' },
  ],
];
