import type { InventoryEntry } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  countGrades,
  gapsFirst,
  isExpired,
  observedWords,
} from './inventoryWords';

const NOW = new Date('2026-11-20T12:00:00');
const at = (time: string) => new Date(`2026-11-20T${time}`).toISOString();

describe('observedWords', () => {
  it('names an instant that was seen as it happened', () => {
    const observedAt = at('10:00:05');
    expect(observedWords({ observedAt, notBefore: observedAt }, NOW)).toBe(
      '10:00:05',
    );
  });

  it('names a range where nothing was watching', () => {
    expect(
      observedWords(
        { observedAt: at('10:00:05'), notBefore: at('09:30:00') },
        NOW,
      ),
    ).toBe('between 09:30:00 and 10:00:05');
  });

  it('does not take the first sight for the beginning', () => {
    expect(
      observedWords({ observedAt: at('10:00:05'), notBefore: null }, NOW),
    ).toBe('seen 10:00:05, may have been earlier');
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
