import fc from 'fast-check';
import { anAnswer } from '../__testUtils__/turns';
import type { ChatEvent } from '../send/ChatEvent';
import { complete, fail, receive, stop } from './answer';

const open = anAnswer('a', 'q', { state: 'waiting', text: '' });
const read = (events: ChatEvent[]) =>
  events.reduce(
    (answer, event, index) => receive(answer, event, 10 * (index + 1)),
    open,
  );

describe('an answer', () => {
  it('grows by text and reasoning, and keeps the two apart', () => {
    expect(
      read([
        { type: 'reasoning', text: 'hm' },
        { type: 'reasoning', text: 'm' },
        { type: 'text', text: 'he' },
        { type: 'text', text: 'llo' },
      ]),
    ).toMatchObject({
      state: 'streaming',
      reasoning: 'hmm',
      text: 'hello',
      trace: { firstTokenAt: 10, lastTokenAt: 40, pieces: 4 },
    });
  });

  it('joins the pieces of several calls, however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 20 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 20 }),
        (argumentsOf, cuts) => {
          const events: ChatEvent[] = argumentsOf.flatMap((all, index) => {
            const cut = Math.min(cuts[index] ?? 0, all.length);
            return [
              { id: `c${index}`, name: 'f', arguments: all.slice(0, cut) },
              { id: '', name: '', arguments: all.slice(cut) },
            ].map(piece => ({
              type: 'tool-call' as const,
              piece: { index, ...piece },
            }));
          });
          expect(read(events).toolCalls).toEqual(
            argumentsOf.map((all, index) => ({
              id: `c${index}`,
              type: 'function',
              function: { name: 'f', arguments: all },
            })),
          );
        },
      ),
    );
  });

  it('survives a server that skips an index or gives no id', () => {
    const { toolCalls } = read([
      {
        type: 'tool-call',
        piece: { index: 7, id: '', name: 'f', arguments: '{}' },
      },
    ]);
    expect(toolCalls).toEqual([
      {
        id: 'call-0',
        type: 'function',
        function: { name: 'f', arguments: '{}' },
      },
    ]);
  });

  it('collects logprobs, finish reason and usage', () => {
    const token = { token: 'a', logprob: -0.1, top: [] };
    expect(
      read([
        { type: 'logprobs', tokens: [token] },
        { type: 'logprobs', tokens: [token] },
        { type: 'finish', reason: 'length' },
        { type: 'usage', usage: { promptTokens: 3, completionTokens: 2 } },
      ]),
    ).toMatchObject({
      logprobs: [token, token],
      finishReason: 'length',
      trace: { usage: { promptTokens: 3, completionTokens: 2 } },
    });
  });

  it('says that it is being asked for again', () => {
    expect(read([{ type: 'reconnecting' }]).state).toBe('reconnecting');
  });

  it('keeps what came, whichever way it ends', () => {
    const half = read([{ type: 'text', text: 'half' }]);
    const problem = {
      message: 'cut',
      code: null,
      nextStep: null,
      retryAt: null,
    };
    expect(complete(half, 99)).toMatchObject({
      state: 'complete',
      text: 'half',
    });
    expect(stop(half, 99)).toMatchObject({ state: 'stopped', text: 'half' });
    expect(fail(half, problem, 99)).toMatchObject({
      state: 'failed',
      text: 'half',
      problem,
      trace: { endedAt: 99 },
    });
  });
});
