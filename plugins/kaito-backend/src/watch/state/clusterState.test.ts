import type { KindState } from '@kaito-portal/backstage-plugin-kaito-common';
import { deriveClusterState, describeKind } from './clusterState';
import { INITIAL_STATUS } from './KindStatus';
import { nextReachability, UNKNOWN_REACHABILITY } from './Reachability';

const T = Date.parse('2026-01-01T00:00:00Z');
const reachable = nextReachability(UNKNOWN_REACHABILITY, {
  state: 'ready',
});
const unreachable = {
  state: 'unreachable',
  failures: 2,
  message: 'No answer.',
  leaving: false,
} as const;
const kind = (state: KindState['state'], rest: Partial<KindState> = {}) => ({
  kind: 'Workspace',
  state,
  objectCount: 0,
  asOf: '2026-01-01T00:00:00.000Z',
  message: null,
  optional: false,
  ...rest,
});

describe('describeKind', () => {
  const watched = { kind: 'Pod', optional: false, objectCount: 3 };
  const inStep = {
    state: 'synced',
    asOf: T,
    message: null,
    failures: 0,
  } as const;

  it('shows what the reflector knows while the cluster answers', () => {
    expect(describeKind({ ...watched, status: inStep }, reachable)).toEqual({
      ...watched,
      state: 'synced',
      asOf: '2026-01-01T00:00:00.000Z',
      message: null,
    });
  });

  it('is stale, with its objects, when a silent stream cannot be trusted', () => {
    expect(describeKind({ ...watched, status: inStep }, unreachable)).toEqual({
      ...watched,
      state: 'stale',
      asOf: '2026-01-01T00:00:00.000Z',
      message: 'No answer.',
    });
  });

  it('is unreachable when nothing is known, and keeps a refusal apart', () => {
    const show = (status: typeof INITIAL_STATUS) =>
      describeKind({ ...watched, status }, unreachable);
    expect(show(INITIAL_STATUS)).toMatchObject({
      state: 'unreachable',
      asOf: null,
    });
    const refused = {
      ...INITIAL_STATUS,
      state: 'forbidden',
      message: 'No right.',
    } as const;
    expect(show(refused)).toMatchObject({
      state: 'forbidden',
      message: 'No right.',
    });
  });
});

describe('deriveClusterState', () => {
  const state = (...kinds: KindState[]) =>
    deriveClusterState(reachable, kinds).state;
  const none = { asOf: null };
  const extra = { kind: 'ScaledObject', optional: true };

  it.each([
    ['live', [kind('synced'), kind('synced')]],
    ['live', [kind('synced'), kind('crd-missing', { optional: true })]],
    ['partial', [kind('synced'), kind('crd-missing')]],
    ['partial', [kind('synced'), kind('forbidden', { optional: true })]],
    ['live', [kind('synced'), kind('forbidden', { ...extra, ...none })]],
    ['partial', [kind('synced'), kind('forbidden', extra)]],
    ['partial', [kind('synced'), kind('stale')]],
    ['starting', [kind('synced'), kind('syncing', none)]],
    [
      'partial',
      [kind('synced'), kind('syncing', { ...none, message: 'HTTP 500' })],
    ],
    ['starting', [kind('syncing', none), kind('syncing', none)]],
    ['unauthorized', [kind('unauthorized'), kind('stale')]],
    ['unreachable', [kind('unreachable', none), kind('unreachable', none)]],
    ['partial', [kind('unreachable', none), kind('forbidden', none)]],
  ] as const)('is %s', (expected, kinds) => {
    expect(state(...kinds)).toBe(expected);
  });

  it('is unreachable when the probe says so, whatever the kinds say', () => {
    expect(deriveClusterState(unreachable, [kind('synced')])).toEqual({
      state: 'unreachable',
      message: 'No answer.',
      asOf: '2026-01-01T00:00:00.000Z',
    });
  });

  it('is terminating when its server says so, and partial when it is not ready', () => {
    const saying = (word: 'terminating' | 'unready') =>
      deriveClusterState({ ...unreachable, state: word, message: word }, [
        kind('synced'),
      ]);
    expect(saying('terminating')).toMatchObject({
      state: 'terminating',
      message: 'terminating',
    });
    expect(saying('unready')).toMatchObject({
      state: 'partial',
      message: 'unready',
    });
  });

  it('is as old as its oldest kind and names what lacks', () => {
    expect(
      deriveClusterState(reachable, [
        kind('synced'),
        kind('stale', {
          kind: 'Pod',
          asOf: '2025-12-31T00:00:00.000Z',
          message: 'Broke off.',
        }),
        kind('forbidden', { kind: 'Event', asOf: null, message: 'No right.' }),
      ]),
    ).toEqual({
      state: 'partial',
      message: 'Not in step: Pod, Event. Broke off.',
      asOf: '2025-12-31T00:00:00.000Z',
    });
  });
});
