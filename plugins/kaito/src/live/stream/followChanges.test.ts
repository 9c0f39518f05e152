import { fakeChanges } from '../../__testUtils__/fakeChanges';
import { manualClock } from '../../__testUtils__/manualClock';
import { aWorkload } from '../../__testUtils__/fixtures';
import type { LiveStatus } from '../LiveStatus';
import { followChanges, type FollowOptions } from './followChanges';

function follow(open: FollowOptions['open']) {
  const clock = manualClock();
  const control = new AbortController();
  const changes: string[] = [];
  const states: LiveStatus[] = [];
  let lastEventId: string | undefined;
  const done = followChanges({
    open,
    clock,
    signal: control.signal,
    lastEventId: () => lastEventId,
    onChange: ({ id, change }) => {
      lastEventId = id;
      changes.push(change.type);
    },
    onStatus: status => states.push(status),
  });
  return { clock, control, changes, states, done };
}

describe('followChanges', () => {
  it('is live once the backend says ready, and hands on what it tells', async () => {
    const stream = fakeChanges();
    const { clock, control, changes, states, done } = follow(
      stream.openChanges,
    );
    await clock.pass(0);
    expect(states).toEqual([
      { state: 'live', reason: null, heardAt: clock.now() },
    ]);
    await stream.tell({ type: 'upserted', workload: aWorkload() });
    await stream.tell({ type: 'capacity', cluster: 'a' });
    expect(changes).toEqual(['ready', 'upserted', 'capacity']);
    control.abort();
    await done;
    expect(stream.isOpen()).toBe(false);
  });

  it('goes on after the last event when the backend ends the stream, and stays live', async () => {
    const stream = fakeChanges();
    const { clock, states } = follow(stream.openChanges);
    await clock.pass(30_000);
    await stream.end();
    await clock.pass(0);
    expect(stream.opened).toEqual([undefined, 'p.1']);
    expect(states.map(({ state }) => state)).toEqual(['live', 'live']);
  });

  it('does not hammer a backend that ends each stream at once', async () => {
    const stream = fakeChanges();
    const { clock, states } = follow(stream.openChanges);
    for (let turn = 0; turn < 20; turn++) {
      await clock.pass(1_000);
      if (stream.isOpen()) {
        await stream.end();
      }
    }
    await clock.pass(0);
    expect(stream.opened.length).toBeLessThan(8);
    expect(states.at(-1)).toMatchObject({
      state: 'reconnecting',
      reason: 'The stream of changes ended at once',
    });
  });

  it('takes a line that fell silent for dead, but not one that beats', async () => {
    const stream = fakeChanges();
    const { clock, states } = follow(stream.openChanges);
    for (let beat = 0; beat < 6; beat++) {
      await clock.pass(15_000);
      await stream.write(': beat\n\n');
    }
    expect(stream.opened).toHaveLength(1);
    expect(states.at(-1)).toMatchObject({
      state: 'live',
      heardAt: clock.now(),
    });
    await clock.pass(40_000);
    expect(states.at(-1)).toMatchObject({
      state: 'reconnecting',
      reason: 'The stream of changes fell silent',
    });
    await clock.pass(60_000);
    expect(stream.opened.length).toBeGreaterThan(1);
  });

  it('tries again after a refusal no sooner than asked', async () => {
    const open = jest.fn().mockRejectedValue(
      Object.assign(new Error('Too many live connections'), {
        status: 429,
        retryAfterSeconds: 10,
      }),
    );
    const { clock, control, states } = follow(open);
    await clock.pass(9_999);
    expect(open).toHaveBeenCalledTimes(1);
    expect(states).toEqual([
      {
        state: 'reconnecting',
        reason: 'Too many live connections',
        heardAt: null,
      },
    ]);
    await clock.pass(1);
    expect(open).toHaveBeenCalledTimes(2);
    control.abort();
  });

  it('reports a thousand changes as heard only every few seconds', async () => {
    const stream = fakeChanges();
    const { clock, states } = follow(stream.openChanges);
    await clock.pass(0);
    for (let count = 0; count < 100; count++) {
      await stream.tell({ type: 'capacity', cluster: 'a' });
    }
    expect(states).toHaveLength(1);
  });

  it('has everything read anew for a message it does not know', async () => {
    const stream = fakeChanges();
    const { clock, changes } = follow(stream.openChanges);
    await clock.pass(0);
    await stream.write('id: p.9\ndata: {"type":"quantum"}\n\n');
    await stream.write('data: not json\n\n');
    expect(changes).toEqual(['ready', 'resync', 'resync']);
  });
});
