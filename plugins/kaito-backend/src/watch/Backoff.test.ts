import { Backoff } from './Backoff';

describe('Backoff', () => {
  const waits = (random: number, count: number) => {
    const backoff = new Backoff(() => random);
    return Array.from({ length: count }, () => backoff.next());
  };

  it('doubles from 1 s to 60 s, between half and all of it', () => {
    expect(waits(0, 8)).toEqual([500, 1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3]);
    expect(waits(1, 8)).toEqual([1e3, 2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3]);
  });

  it('starts over when reset', () => {
    const backoff = new Backoff(() => 0);
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(500);
  });

  it('waits at least as long as asked, but not for ever', () => {
    const backoff = new Backoff(() => 0);
    expect(backoff.next(7_000)).toBe(7_000);
    expect(backoff.next(10 ** 9)).toBe(300_000);
    expect(backoff.next(1)).toBe(2_000);
  });

  it('stays finite after very many failures', () => {
    expect(waits(1, 2_000).at(-1)).toBe(60_000);
  });
});
