import type { InventoryEntry } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  countGrades,
  gapsFirst,
  isExpired,
  observedBriefly,
  observedWords,
} from './inventoryWords';

const at = (time: string, day = 20) =>
  new Date(`2026-11-${day}T${time}`).toISOString();

describe('when something happened', () => {
  it.each([
    [
      'an instant that was seen as it happened',
      at('10:00:05'),
      '20 Nov 2026, 10:00:05',
      '20 Nov 2026, 10:00',
    ],
    [
      'a range where nothing was watching',
      at('09:30:00'),
      'between 20 Nov 2026, 09:30:00 and 10:00:05',
      '20 Nov 2026, 09:30–10:00',
    ],
    [
      'both days of a range over midnight',
      at('23:30:00', 19),
      'between 19 Nov 2026, 23:30:00 and 20 Nov 2026, 10:00:05',
      '19 Nov 2026, 23:30 – 20 Nov 2026, 10:00',
    ],
    [
      'a range within a minute',
      at('10:00:01'),
      'between 20 Nov 2026, 10:00:01 and 10:00:05',
      '20 Nov 2026, 10:00',
    ],
    [
      'the first sight, which need not be the beginning',
      null,
      'seen 20 Nov 2026, 10:00:05, may have been earlier',
      '20 Nov 2026, 10:00 or earlier',
    ],
  ])('names %s', (_, notBefore, words, brief) => {
    const observed = { observedAt: at('10:00:05'), notBefore };
    expect(observedWords(observed)).toBe(words);
    expect(observedBriefly(observed)).toBe(brief);
  });
});

describe('isExpired', () => {
  const entry = (expires: string | null, deleted = false) =>
    ({
      provenance: { expires },
      deleted: deleted ? { observedAt: at('10:00:00'), notBefore: null } : null,
    } as InventoryEntry);
  const now = new Date('2026-11-20T12:00:00Z');

  it.each([
    ['2026-11-19', true],
    ['2026-11-20', false],
    ['2026-11-20T11:59:59Z', true],
    ['someday', false],
    [null, false],
  ])('%s: %s', (expires, expired) => {
    expect(isExpired(entry(expires), now)).toBe(expired);
  });

  it('is over for what is gone', () => {
    expect(isExpired(entry('2020-01-01', true), now)).toBe(false);
  });
});

it('puts gaps first and keeps the order otherwise', () => {
  const entry = (uid: string, managed: boolean) =>
    ({ uid, managed } as InventoryEntry);
  expect(
    gapsFirst([
      entry('a', true),
      entry('b', false),
      entry('c', true),
      entry('d', false),
    ]).map(({ uid }) => uid),
  ).toEqual(['b', 'd', 'a', 'c']);
});

it('counts grades', () => {
  const entry = (evidence: string) => ({ evidence } as InventoryEntry);
  expect(countGrades([entry('C'), entry('B'), entry('C')])).toEqual({
    A: 0,
    B: 1,
    C: 2,
  });
});
