import { describeOnDatabases } from '../../database/__testUtils__/databases';
import type { Capture } from './CaptureStore';
import { CAPTURES, DatabaseCaptureStore } from './DatabaseCaptureStore';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute));
const text = (value: string | null) => ({
  sha256: 'a'.repeat(64),
  bytes: value?.length ?? 7,
  text: value,
  truncated: false,
});
const capture = (minute: number, rest: Partial<Capture> = {}): Capture => ({
  at: at(minute),
  user: 'user:default/dana',
  endpoint: 'a~search~phi',
  call: 'chat',
  model: 'phi-4',
  outcome: 'complete',
  prompt: text('question'),
  answer: text('answer'),
  ...rest,
});

describeOnDatabases('DatabaseCaptureStore', connect => {
  it('keeps what was said, or its hash', async () => {
    const knex = await connect();
    const store = new DatabaseCaptureStore(knex);
    await store.add(capture(1));
    await store.add(
      capture(2, { prompt: null, answer: text(null), model: null }),
    );
    await store.add(capture(3, { answer: text('a\0b 💡') }));
    expect(
      await knex(CAPTURES)
        .select('call', 'model', 'prompt', 'answer', 'stored_bytes')
        .orderBy('id'),
    ).toEqual([
      {
        call: 'chat',
        model: 'phi-4',
        prompt: 'question',
        answer: 'answer',
        stored_bytes: 14,
      },
      {
        call: 'chat',
        model: null,
        prompt: null,
        answer: null,
        stored_bytes: 0,
      },
      expect.objectContaining({ answer: 'a\ufffdb 💡' }),
    ]);
  });

  it('removes what is old, and the oldest of what is too much', async () => {
    const knex = await connect();
    const store = new DatabaseCaptureStore(knex);
    const minutes = async () =>
      (await knex(CAPTURES).select('at').orderBy('id')).map(row =>
        new Date(row.at).getUTCMinutes(),
      );
    for (const minute of [1, 2, 3, 4, 5]) {
      await store.add(capture(minute));
    }
    expect(await store.prune(at(2), 1e6)).toBe(1);
    expect(await minutes()).toEqual([2, 3, 4, 5]);
    // Two of 14 bytes each fit.
    expect(await store.prune(at(2), 29)).toBe(2);
    expect(await minutes()).toEqual([4, 5]);
    expect(await store.prune(at(2), 29)).toBe(0);
    expect(await store.prune(at(59), 29)).toBe(2);
    expect(await store.prune(at(59), 29)).toBe(0);
  });
});
