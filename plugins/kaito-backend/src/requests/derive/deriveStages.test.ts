import { requestStageSchema } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { aMerge, at, aView, aWish, someFacts } from '../__testUtils__/aRequest';
import type { RequestFacts, RequestWish } from '../types';
import { DELIVERY_CASES } from './__testUtils__/deliveryCases';
import { REVIEW_CASES } from './__testUtils__/reviewCases';
import { ALL_DONE, merged, rollout } from './__testUtils__/someRequests';
import { deriveStages, type SourceView } from './deriveStages';
import { failureOf, waitsFor } from './sentences';
import { standingOf } from './standingOf';

/** Everything people see of a request, in short. */
function look(
  facts: RequestFacts,
  wish: Partial<RequestWish> = {},
  view: Partial<SourceView> = {},
) {
  const full = aWish(wish);
  const seen = aView(view);
  const stages = deriveStages(full, facts, seen);
  stages.forEach(stage => requestStageSchema.strict().parse(stage));
  const standing = standingOf(full, facts);
  return {
    state: standing.state,
    stage: standing.stage,
    holds: standing.holds,
    finished: standing.finishedAt,
    stages: stages
      .filter(({ state }) => state !== 'waiting')
      .map(({ stage, state }) => `${stage}:${state}`)
      .join(' '),
    waitsFor: waitsFor(full, facts, standing, seen),
    failure: failureOf(full, standing, stages, seen),
    all: stages,
  };
}

describe('a request', () => {
  it.each(
    // Jest takes a parameter that is left out for a callback.
    [...REVIEW_CASES, ...DELIVERY_CASES].map(
      ([name, ...rest]) => [name, rest] as const,
    ),
  )('%s', (_, [facts, expected, wish, view]) => {
    const { waitsFor: waits, failure, ...rest } = look(facts, wish, view);
    const { waitsFor: wanted, failure: wrong, ...others } = expected;
    expect(rest).toMatchObject({ holds: false, finished: null, ...others });
    expect(waits ?? '').toMatch(wanted ?? /^$/);
    expect(failure ?? '').toMatch(wrong ?? /^$/);
  });

  it('measures each step from the one before, reviews from the pull request', () => {
    const { all } = look(
      someFacts({
        ...merged,
        pull: aMerge({
          checks: 'passed',
          checksAt: at(5),
          approvedBy: ['pat', 'kim'],
          approvedAt: at(11),
        }),
        rollout: rollout({ doneAt: at(41) }, ALL_DONE),
      }),
    );
    expect(
      all.map(({ stage, elapsedSeconds }) => [
        stage,
        elapsedSeconds === null ? null : elapsedSeconds / 60,
      ]),
    ).toEqual([
      ['submitted', null],
      ['pull-request', 1],
      ['checks', 4],
      ['approved', 10],
      ['merged', 9],
      ['synced', 1],
      ['nodes', 9],
      ['image', 5],
      ['weights', 5],
      ['ready', 1],
    ]);
    expect(all.find(({ stage }) => stage === 'approved')).toMatchObject({
      by: ['pat', 'kim'],
      source: { name: 'git.example.com', asOf: at(59), problem: null },
    });
  });

  it('says since when a source is silent, what it last said, and how old that is', () => {
    const facts = someFacts({
      ...merged,
      rollout: rollout({ message: 'The pod starts.' }, ALL_DONE),
    });
    const { all } = look(
      { ...facts, rollout: { ...facts.rollout!, doneAt: null } },
      {},
      { cluster: { name: 'north', asOf: at(44), problem: 'No route.' } },
    );
    expect(all.at(-1)).toMatchObject({
      stage: 'ready',
      state: 'not-checked',
      message: expect.stringMatching(/No route\. Last known: The pod starts\./),
      source: { name: 'cluster north', asOf: at(44), problem: 'No route.' },
    });
    expect(all.find(({ stage }) => stage === 'weights')?.state).toBe('done');
  });

  it('does not make up a time where clocks disagree', () => {
    const { all } = look(
      someFacts({ ...merged, pull: aMerge({ mergedAt: at(-5) }) }),
    );
    expect(all.find(({ stage }) => stage === 'merged')).toMatchObject({
      state: 'done',
      elapsedSeconds: null,
    });
  });
});
