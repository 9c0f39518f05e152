import { relatedObjectSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import { WATCHED_KINDS } from '../../watch/kinds';
import { object } from '../__testUtils__/snapshot';
import { describeRelated } from './describe';

const ready = (status: string, message?: string, type = 'Ready') => ({
  status: { conditions: [{ type, status, message }] },
});
const accepted = (...statuses: string[]) => ({
  status: {
    parents: statuses.map(status => ({
      conditions: [{ type: 'Accepted', status, message: `is ${status}` }],
    })),
  },
});

it.each([
  [
    'StatefulSet',
    { spec: { replicas: 2 }, status: { readyReplicas: 1 } },
    '1/2 ready',
    null,
    false,
  ],
  [
    'StatefulSet',
    { spec: { replicas: 0 }, status: {} },
    '0/0 ready',
    null,
    true,
  ],
  [
    'Deployment',
    {
      status: {
        conditions: [
          { type: 'ReplicaFailure', status: 'True', message: 'quota' },
        ],
      },
    },
    '0/1 ready',
    'quota',
    false,
  ],
  ['Kustomization', ready('True', 'Applied'), 'Ready', null, true],
  [
    'Kustomization',
    ready('False', 'no such path'),
    'NotReady',
    'no such path',
    false,
  ],
  [
    'HelmRelease',
    { spec: { suspend: true }, ...ready('True') },
    'Ready, Suspended',
    null,
    false,
  ],
  ['NodePool', {}, 'Unknown', null, false],
  ['NodePool', ready('Unknown', 'waiting'), 'Unknown', 'waiting', false],
  ['ScaledObject', ready('True'), 'Ready', null, true],
  [
    'Gateway',
    ready('False', 'no address', 'Programmed'),
    'NotProgrammed',
    'no address',
    false,
  ],
  ['HTTPRoute', accepted('True', 'False'), 'NotAccepted', 'is False', false],
  ['HTTPRoute', {}, 'Pending', null, false],
  ['InferencePool', accepted('True'), 'Accepted', null, true],
  ['ConfigMap', { omitted: [] }, 'Present', null, true],
  [
    'ConfigMap',
    { omitted: ['guardrails.yaml'] },
    'Present',
    'Too long to be checked: guardrails.yaml.',
    true,
  ],
  [
    'Application',
    { status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } } },
    'Synced, Healthy',
    null,
    true,
  ],
  [
    'Application',
    {
      status: {
        sync: { status: 'OutOfSync' },
        operationState: { message: 'denied' },
      },
    },
    'OutOfSync, Unknown',
    'denied',
    false,
  ],
  ['ModelMirror', { status: { phase: 'Ready' } }, 'Ready', null, true],
])('a %s of %j is %s', (kind, fields, state, message, isReady) => {
  expect(describeRelated(object(kind, 'x', fields), 'search')).toEqual({
    kind,
    name: 'x',
    state,
    message,
    ready: isReady,
  });
});

it('names the namespace of what lies in another, and keeps to itself what it says', () => {
  const fields = ready('False', 'Workspace secret/thing is denied');
  expect(
    describeRelated(object('Kustomization', 'apps', fields), 'team'),
  ).toEqual({
    kind: 'Kustomization',
    name: 'search/apps',
    state: 'NotReady',
    message: null,
    ready: false,
  });
});

it('has words for an object of any watched kind that says nothing', () => {
  WATCHED_KINDS.forEach(({ kind }) =>
    expect(() =>
      relatedObjectSchema.parse(describeRelated(object(kind, 'x'), 'search')),
    ).not.toThrow(),
  );
});
