import { Pacer } from './Pacer';

describe('Pacer', () => {
  it('lets tokens go when they are due, without adding up delays', async () => {
    let now = 1000;
    const sleeps: number[] = [];
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        sleeps.push(milliseconds);
        now += milliseconds;
      },
    };
    const pacer = new Pacer(clock, { tokensPerSecond: 10, firstTokenMs: 250 });
    const { signal } = new AbortController();
    await pacer.nextToken(signal);
    now += 30;
    await pacer.nextToken(signal);
    now += 500;
    await pacer.nextToken(signal);
    expect(sleeps).toEqual([250, 70]);
  });
});
