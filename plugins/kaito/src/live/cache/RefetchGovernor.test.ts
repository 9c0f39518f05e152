import { manualClock } from '../../__testUtils__/manualClock';
import { RefetchGovernor } from './RefetchGovernor';

function governed(takesMs: number) {
  const clock = manualClock();
  const startedAt: number[] = [];
  const began = clock.now();
  const governor = new RefetchGovernor({
    clock,
    minGapMs: 1_000,
    read: () => {
      startedAt.push(clock.now() - began);
      return new Promise<void>((done, fail) =>
        clock.after(takesMs, () => (startedAt.length % 2 ? done() : fail())),
      );
    },
  });
  return { clock, governor, startedAt };
}

describe('RefetchGovernor', () => {
  it('reads at once when it has been quiet, and once for all that follows', async () => {
    const { clock, governor, startedAt } = governed(100);
    for (let count = 0; count < 50; count++) {
      governor.request();
    }
    await clock.pass(20_000);
    expect(startedAt).toEqual([0, 1_100]);
    governor.request();
    expect(startedAt).toEqual([0, 1_100, 20_000]);
  });

  it('rests longer after a read that took long', async () => {
    const { clock, governor, startedAt } = governed(2_000);
    governor.request();
    governor.request();
    await clock.pass(30_000);
    expect(startedAt).toEqual([0, 8_000]);
  });

  it('reads no more once closed', async () => {
    const { clock, governor, startedAt } = governed(100);
    governor.request();
    governor.request();
    await clock.pass(200);
    governor.close();
    await clock.pass(10_000);
    expect(startedAt).toEqual([0]);
  });
});
