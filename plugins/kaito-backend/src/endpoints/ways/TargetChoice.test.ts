import fc from 'fast-check';
import type { Target, Way } from '../Endpoint';
import { TargetChoice } from './TargetChoice';

const target = (name: string): Target => ({
  by: 'url',
  url: name,
  named: false,
});
const way = (via: Way['via'], ...names: string[]): Way => ({
  via,
  targets: names.map(target),
});
const names = (targets: Target[]) =>
  targets.map(one => (one.by === 'url' ? one.url : one.service));

describe('TargetChoice', () => {
  const ways = [way('service-dns', 'a', 'b'), way('service-proxy', 'c')];

  it('takes turns among alike ones, and keeps the order of the ways', () => {
    const choice = new TargetChoice();
    const firsts = [1, 2, 3, 4].map(() => names(choice.order(ways)));
    expect(new Set(firsts.map(([first]) => first))).toEqual(
      new Set(['a', 'b']),
    );
    firsts.forEach(order => expect(order[2]).toBe('c'));
  });

  it('puts what did not connect last, for a while or until it answers', () => {
    const clock = { now: 0 };
    const choice = new TargetChoice(() => clock.now);
    choice.failed(target('a'));
    choice.failed(target('b'));
    expect(names(choice.order(ways))[0]).toBe('c');
    expect(choice.wayOf(ways)?.via).toBe('service-proxy');
    choice.answered(target('a'));
    expect(names(choice.order(ways))).toEqual(['a', 'c', 'b']);
    clock.now = 30_000;
    expect(names(choice.order(ways)).slice(0, 2).sort()).toEqual(['a', 'b']);
  });

  it('never lets two of alike ones differ by more than one call', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 40 }),
        (replicas, calls) => {
          const choice = new TargetChoice();
          const many = [
            way(
              'service-dns',
              ...Array.from({ length: replicas }, (_, i) => `${i}`),
            ),
          ];
          const counts = new Map<string, number>();
          for (let index = 0; index < calls; index += 1) {
            const [first] = choice.order(many);
            choice.begin(first);
            const [name] = names([first]);
            counts.set(name, (counts.get(name) ?? 0) + 1);
          }
          const all = many[0].targets.map(
            one => counts.get(names([one])[0]) ?? 0,
          );
          expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('has no way where there is none', () => {
    expect(new TargetChoice().wayOf([])).toBeUndefined();
  });
});
