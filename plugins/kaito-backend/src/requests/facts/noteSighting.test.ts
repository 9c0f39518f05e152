import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  derivePhase,
  type Phase,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { aMerge, aPull, at, aWish, someFacts } from '../__testUtils__/aRequest';
import type { RequestFacts, RequestWish, StepFacts } from '../types';
import { noteInstallation } from './noteInstallation';
import { noteSighting } from './noteSighting';
import type { Sighting } from './Sighting';

const step: StepFacts = { state: 'waiting', at: null, message: null };
const absent: Sighting = { state: 'absent' };
const unknown: Sighting = { state: 'unknown' };

function present(
  rest: {
    requestId?: string;
    uid?: string;
    phase?: Partial<Phase>;
    body?: object;
    metadata?: object;
    cause?: string;
    readyAt?: string;
  } = {},
): Sighting {
  const object = {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: 'phi',
      namespace: 'search',
      uid: rest.uid ?? 'u1',
      creationTimestamp: at(21),
      annotations: { 'kaito-portal.io/request-id': rest.requestId ?? 'phi-1' },
      ...rest.metadata,
    },
    ...rest.body,
  } as KubeObject;
  return {
    state: 'present',
    object,
    phase: { ...derivePhase(object), ...rest.phase },
    cause: rest.cause ?? null,
    endpointId: 'north.search.phi',
    steps: {
      nodes: step,
      image: step,
      weights: step,
      ready: { ...step, at: rest.readyAt ?? null },
    },
  };
}

const ready = { name: 'Ready', severity: 'ok' } as const;
const failed = { name: 'Failed', severity: 'error', message: 'OOM' } as const;
const merged = someFacts({ pull: aMerge() });

/** What is seen in turn, a look a minute from 10:30 on. */
function seen(
  wish: Partial<RequestWish>,
  facts: RequestFacts,
  ...sightings: Sighting[]
) {
  return sightings.reduce(
    (known, sighting, i) =>
      noteSighting(aWish(wish), known, sighting, new Date(at(30 + i))),
    facts,
  ).rollout;
}

describe('what is seen of a deployment', () => {
  it('is its own only by its request', () => {
    expect(seen({}, merged, present({ requestId: 'other' }))).toBeNull();
    expect(seen({}, merged, present())).toMatchObject({
      seenAt: at(21),
      uid: 'u1',
      endpointId: 'north.search.phi',
      doneAt: null,
    });
  });

  it('is done with the time the cluster gives, and stays so', () => {
    const done = present({ phase: ready, readyAt: at(29) });
    expect(seen({}, merged, done)).toMatchObject({ doneAt: at(29) });
    expect(
      seen({}, merged, present({ phase: ready }), present({ phase: failed })),
    ).toMatchObject({ doneAt: at(30), failed: false });
  });

  it('fails, and comes right again', () => {
    const broken = present({ phase: failed, cause: 'No quota is left.' });
    expect(seen({}, merged, broken)).toMatchObject({
      failed: true,
      message: 'No quota is left.',
    });
    expect(seen({}, merged, broken, present())).toMatchObject({
      failed: false,
      message: null,
    });
  });

  it('is lost when it goes, or another takes its place, before it is done', () => {
    expect(seen({}, merged, present(), absent)).toMatchObject({
      lostAt: at(31),
      replacedBy: null,
    });
    expect(
      seen({}, merged, present(), present({ requestId: 'phi-2' })),
    ).toMatchObject({ lostAt: at(31), replacedBy: 'phi-2' });
    expect(seen({}, merged, absent)).toBeNull();
  });

  it('does not change while the watch is not in step', () => {
    expect(seen({}, merged, unknown)).toBeNull();
    const before = seen({}, merged, present());
    expect(seen({}, merged, present(), unknown)).toEqual(before);
    const facts = noteSighting(aWish(), merged, present(), new Date(at(30)));
    expect(noteSighting(aWish(), facts, present(), new Date(at(31)))).toBe(
      facts,
    );
  });
});

describe('what is seen of a change', () => {
  const wish: Partial<RequestWish> = {
    verb: 'change',
    expects: [{ path: ['spec', 'replicas'], value: 3 }],
  };
  const at3 = { spec: { replicas: 3 } };

  it('is there once the object says so, and done once it works', () => {
    const before = present({ phase: ready, body: { spec: { replicas: 1 } } });
    expect(seen(wish, merged, before)).toMatchObject({
      seenAt: null,
      doneAt: null,
    });
    const scaling = present({
      phase: { name: 'Scaling', severity: 'progress' },
      body: at3,
    });
    expect(seen(wish, merged, before, scaling)).toMatchObject({
      seenAt: at(31),
      doneAt: null,
    });
    expect(
      seen(wish, merged, scaling, present({ phase: ready, body: at3 })),
    ).toMatchObject({ seenAt: at(30), doneAt: at(31) });
  });

  it('is not done while KAITO speaks of what was before', () => {
    const status = {
      conditions: [{ type: 'InferenceSetReady', observedGeneration: 1 }],
    };
    const sighting = present({
      phase: ready,
      body: { ...at3, status },
      metadata: { generation: 2 },
    });
    expect(seen(wish, merged, sighting)).toMatchObject({
      seenAt: at(30),
      doneAt: null,
    });
  });

  it('is nothing of its own before the merge', () => {
    const facts = someFacts({ pull: aPull() });
    const sighting = present({ phase: ready, body: at3 });
    expect(seen(wish, facts, sighting)).toBeNull();
  });
});

describe('what is seen of a retirement', () => {
  const wish = { verb: 'retire' } as const;

  it('is done when the object it was about is gone, not before the merge', () => {
    expect(seen(wish, someFacts({ pull: aPull() }), present(), absent)).toEqual(
      expect.objectContaining({ uid: 'u1', doneAt: null }),
    );
    const going = present({ metadata: { deletionTimestamp: at(29) } });
    expect(seen(wish, merged, going)).toMatchObject({
      doneAt: null,
      message: 'It is being deleted.',
    });
    expect(seen(wish, merged, present(), absent)).toMatchObject({
      doneAt: at(31),
    });
    expect(seen(wish, merged, present(), unknown)).toMatchObject({
      doneAt: null,
    });
  });

  it('is done also when another object has its name by now', () => {
    expect(seen(wish, merged, present(), present({ uid: 'u2' }))).toMatchObject(
      { doneAt: at(31) },
    );
  });
});

describe('what is seen of a cluster to prepare', () => {
  it('is KAITO running there, after the merge', () => {
    const now = new Date(at(30));
    expect(noteInstallation(someFacts(), true, now).rollout).toBeNull();
    expect(noteInstallation(merged, false, now)).toBe(merged);
    expect(noteInstallation(merged, true, now).rollout).toMatchObject({
      doneAt: at(30),
    });
  });
});
