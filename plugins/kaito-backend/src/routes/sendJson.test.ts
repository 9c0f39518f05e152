import { weakTagOf } from './sendJson';

const answer = (item: object, generatedAt = 't1') => ({
  items: [item],
  clusters: [{ name: 'a', state: 'live', asOf: generatedAt }],
  generatedAt,
});

describe('weakTagOf', () => {
  it('is the same while only the clock moves', () => {
    const at = (t: string) =>
      weakTagOf(answer({ uid: 1, stale: false, asOf: t }, t));
    expect(at('t1')).toBe(at('t2'));
  });

  it.each([
    ['an item', answer({ uid: 2, stale: false, asOf: 't1' })],
    ['staleness', answer({ uid: 1, stale: true, asOf: 't1' })],
    ['the view', { ...answer({}), items: [] }],
  ])('changes with %s', (_, other) => {
    expect(weakTagOf(other)).not.toBe(
      weakTagOf(answer({ uid: 1, stale: false, asOf: 't1' })),
    );
  });

  it('changes with the age of what is stale', () => {
    const at = (asOf: string) => weakTagOf(answer({ stale: true, asOf }));
    expect(at('t1')).not.toBe(at('t2'));
    const cluster = (asOf: string) =>
      weakTagOf({ clusters: [{ state: 'unreachable', asOf }] });
    expect(cluster('t1')).not.toBe(cluster('t2'));
  });
});
