import type { TimelineStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { basisWords, durationWords } from '../../../components';
import { elapsedSeconds } from './timelineWords';

const stage = (facts: Partial<TimelineStage>): TimelineStage => ({
  stage: 'serving',
  state: 'current',
  since: '2026-11-20T14:00:00.000Z',
  until: null,
  elapsedSeconds: 30,
  usualSeconds: null,
  budgetSeconds: null,
  stuck: false,
  ...facts,
});
const now = new Date('2026-11-20T14:05:00.000Z');

describe('durationWords', () => {
  it.each([
    [0, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [3_000, '50 min'],
    [5_400, '1 h 30 min'],
    [7_200, '2 h'],
    [11_700, '3 h 15 min'],
  ])('says %d s as %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it('says where a figure comes from', () => {
    expect(basisWords({ value: 600, basis: 'estimated' })).toBe(
      '10 min (estimated)',
    );
    expect(basisWords(null)).toBeNull();
  });
});

describe('elapsedSeconds', () => {
  it('goes on while the stage lasts, and stands when it is over', () => {
    expect(elapsedSeconds(stage({}), now)).toBe(300);
    expect(elapsedSeconds(stage({ state: 'done' }), now)).toBe(30);
  });

  it('is not known where the cluster does not say, and never below zero', () => {
    expect(
      elapsedSeconds(stage({ since: null, elapsedSeconds: null }), now),
    ).toBeNull();
    expect(
      elapsedSeconds(stage({ since: '2026-11-20T15:00:00.000Z' }), now),
    ).toBe(0);
  });
});
