import {
  conversationReducer,
  EMPTY_CONVERSATION,
  isBusy,
  toMessages,
  toTranscript,
  type Answer,
  type Conversation,
  type ConversationAction,
} from './conversation';

const run = (...actions: ConversationAction[]): Conversation =>
  actions.reduce(conversationReducer, EMPTY_CONVERSATION);
const ask = (text: string): ConversationAction => ({
  type: 'asked',
  text,
  model: 'phi',
  now: 0,
});
const say = (text: string, now = 10): ConversationAction => ({
  type: 'received',
  event: { type: 'text', text },
  now,
});
const last = (conversation: Conversation) =>
  conversation.turns.at(-1) as Answer;

describe('conversationReducer', () => {
  it('waits, streams and completes', () => {
    const asked = run(ask('hi'));
    expect(last(asked)).toMatchObject({ state: 'waiting', model: 'phi' });
    expect(isBusy(asked)).toBe(true);
    const streaming = run(ask('hi'), say('he'), say('llo', 20));
    expect(last(streaming)).toMatchObject({
      state: 'streaming',
      text: 'hello',
      trace: { firstTokenAt: 10, lastTokenAt: 20, pieces: 2 },
    });
    const complete = run(
      ask('hi'),
      say('hello'),
      { type: 'received', event: { type: 'finish', reason: 'stop' }, now: 30 },
      {
        type: 'received',
        event: {
          type: 'usage',
          usage: { promptTokens: 1, completionTokens: 2 },
        },
        now: 30,
      },
      { type: 'completed' },
    );
    expect(last(complete)).toMatchObject({
      state: 'complete',
      finishReason: 'stop',
      trace: { usage: { promptTokens: 1, completionTokens: 2 } },
    });
    expect(isBusy(complete)).toBe(false);
  });

  it('keeps reasoning apart from the answer', () => {
    const conversation = run(ask('hi'), {
      type: 'received',
      event: { type: 'reasoning', text: 'hmm' },
      now: 1,
    });
    expect(last(conversation)).toMatchObject({ reasoning: 'hmm', text: '' });
  });

  it('keeps what came when it fails', () => {
    expect(
      last(run(ask('hi'), say('half'), { type: 'failed', message: 'cut' })),
    ).toMatchObject({ state: 'failed', text: 'half', error: 'cut' });
  });

  it('ignores what arrives after a stop', () => {
    expect(
      last(run(ask('hi'), say('a'), { type: 'stopped' }, say('b'))),
    ).toMatchObject({ state: 'stopped', text: 'a' });
  });

  it('replaces the last answer on retry and keeps the question', () => {
    const retried = run(
      ask('hi'),
      { type: 'failed', message: 'cut' },
      { type: 'retried', model: 'phi-2', now: 5 },
    );
    expect(retried.turns).toHaveLength(2);
    expect(retried.turns[0]).toMatchObject({ role: 'user', text: 'hi' });
    expect(last(retried)).toMatchObject({ state: 'waiting', model: 'phi-2' });
    expect(last(retried).id).not.toBe(last(run(ask('hi'))).id);
  });

  it('has nothing to retry in an empty conversation', () => {
    expect(run({ type: 'retried', model: 'phi', now: 0 })).toBe(
      EMPTY_CONVERSATION,
    );
  });

  it('clears', () => {
    expect(run(ask('hi'), { type: 'cleared' })).toEqual(EMPTY_CONVERSATION);
  });
});

describe('toMessages', () => {
  const turns = run(
    ask('one'),
    { type: 'failed', message: 'down' },
    ask('two'),
    say('partly'),
    { type: 'stopped' },
    ask('three'),
  ).turns;

  it('sends questions and what was answered, without empty answers', () => {
    expect(toMessages(turns, '')).toEqual([
      { role: 'user', content: 'one' },
      { role: 'user', content: 'two' },
      { role: 'assistant', content: 'partly' },
      { role: 'user', content: 'three' },
    ]);
  });

  it('puts the system prompt first, if there is one', () => {
    expect(toMessages(turns, ' Be brief. ')[0]).toEqual({
      role: 'system',
      content: 'Be brief.',
    });
    expect(toMessages(turns, '   ')[0].role).toBe('user');
  });
});

it('copies the conversation with the mark of what is incomplete', () => {
  expect(
    toTranscript(
      run(ask('hi'), say('half'), { type: 'failed', message: 'cut' }).turns,
    ),
  ).toBe('You:\nhi\n\nphi:\nhalf\n[answer incomplete]');
});
