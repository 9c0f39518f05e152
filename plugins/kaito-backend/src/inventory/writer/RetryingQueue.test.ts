import { ManualClock } from '../__testUtils__/ManualClock';
import { RetryingQueue, type RetryingQueueOptions } from './RetryingQueue';

function setup(
  handle: (item: string) => Promise<void>,
  options: Partial<RetryingQueueOptions<string>> = {},
) {
  const clock = new ManualClock('2026-11-21T10:00:00Z');
  const onFatal = jest.fn();
  const onFailure = jest.fn();
  const queue = new RetryingQueue<string>({
    clock,
    capacity: 2,
    handle,
    isFatal: error => (error as Error).message === 'fatal',
    onFatal,
    onFailure,
    ...options,
  });
  const settle = () => new Promise(resolve => setImmediate(resolve));
  return { clock, queue, onFatal, onFailure, settle };
}

describe('RetryingQueue', () => {
  it('tries the same item until it gets through, in order, with growing pauses', async () => {
    const handled: string[] = [];
    let failures = 3;
    const { queue, clock, onFailure, settle } = setup(async item => {
      if (item === 'a' && failures-- > 0) {
        throw new Error('insert into t values (secret) - database is down');
      }
      handled.push(item);
    });
    queue.push('a');
    queue.push('b');
    await settle();
    expect(queue.failure).toEqual({
      since: new Date('2026-11-21T10:00:00Z'),
      attempts: 1,
      message: 'database is down',
    });
    for (const pause of [500, 1000, 2000]) {
      clock.advance(pause - 1);
      await settle();
      expect(handled).toEqual([]);
      clock.advance(1);
      await settle();
    }
    await queue.idle();
    expect(handled).toEqual(['a', 'b']);
    expect(queue.failure).toBeNull();
    expect(onFailure.mock.calls.map(([f]) => f?.attempts ?? null)).toEqual([
      1,
      null,
    ]);
  });

  it('takes no more than it has room for', async () => {
    const { queue, settle } = setup(() => new Promise(() => {}));
    queue.push('in hand');
    await settle();
    expect(['a', 'b', 'c'].map(item => queue.push(item))).toEqual([
      true,
      true,
      false,
    ]);
    expect(queue.pending).toBe(2);
    expect(queue.clear()).toBe(2);
  });

  it('closes on a fatal error', async () => {
    const { queue, onFatal } = setup(async () => {
      throw new Error('fatal');
    });
    queue.push('a');
    queue.push('b');
    await queue.idle();
    expect(onFatal).toHaveBeenCalledTimes(1);
    expect(queue.push('c')).toBe(false);
  });

  it('stops trying when closed', async () => {
    const handle = jest.fn().mockRejectedValue(new Error('down'));
    const { queue, settle } = setup(handle);
    queue.push('a');
    await settle();
    await queue.close();
    expect(handle).toHaveBeenCalledTimes(1);
  });
});
