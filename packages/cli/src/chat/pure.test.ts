import {
  startTrace,
  type AnswerEvent,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import fc from 'fast-check';
import { AZURE, WAITING, anEndpoint } from '../__testUtils__/portalFixtures';
import { answer, ask, EMPTY, messagesOf, type Answer } from './Conversation';
import { figuresOf, traceEvent } from './figures';
import { matchEndpoints } from './matchEndpoints';
import { readAnswer } from './readAnswer';
import { readInput } from './readInput';
import {
  changeSetting,
  SETTING_NAMES,
  settingsSchema,
  type Settings,
} from './settings';
import { showFigures, showFiguresShort } from './showFigures';

const text = fc.string({ unit: 'grapheme', minLength: 1 });

describe('the endpoint that is meant', () => {
  const all = [
    anEndpoint(),
    AZURE,
    WAITING,
    anEndpoint({ id: 'prod~search~phi-4-mini', title: 'x', workload: null }),
  ];

  it('is always the one whose id it is', () => {
    for (const { id } of all) {
      expect(matchEndpoints(all, id).map(found => found.id)).toEqual([id]);
    }
  });

  it('is among those that any beginning of an id fits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(30), ({ id }, length) => {
        const word = id.slice(0, Math.max(1, length));
        const found = matchEndpoints(all, word);
        expect(found.length).toBeGreaterThan(0);
        expect(all.filter(one => found.includes(one))).toEqual(found);
      }),
    );
  });

  it.each([
    ['PHI-4', ['prod~search~phi-4']],
    ['gpt-4o', ['azure-gpt']],
    ['gpt-4o-mini', ['azure-gpt']],
    ['lab', ['lab~search~phi-4-mini']],
    ['nothing', []],
  ])('%s means %j', (word, ids) => {
    expect(matchEndpoints(all, word).map(({ id }) => id)).toEqual(ids);
  });
});

describe('what is typed', () => {
  it('is a question but for a slash, and two make one', () => {
    fc.assert(
      fc.property(text, typed => {
        const read = readInput(typed);
        const trimmed = typed.trim();
        expect(read.type === 'nothing').toBe(trimmed === '');
        expect(read.type === 'command').toBe(/^\/(?!\/)/.test(trimmed));
        expect(readInput(`//a${typed}`)).toEqual({
          type: 'question',
          text: `/a${typed}`.trim(),
        });
      }),
    );
  });

  it('is a command with all that follows', () => {
    expect(readInput('/System  a\nb ')).toEqual({
      type: 'command',
      name: 'system',
      argument: 'a\nb',
    });
  });
});

describe('settings', () => {
  it('take what is in their range, and are left to the model again without a value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SETTING_NAMES),
        fc.double({ noNaN: true, min: -5, max: 5 }),
        (name, value) => {
          let words = '';
          let changed: Settings = {};
          try {
            changed = changeSetting({}, name, String(value));
          } catch (error) {
            words = (error as Error).message;
          }
          expect(words === '' || words.startsWith(`${name} is `)).toBe(true);
          expect(settingsSchema.parse(changed)).toEqual(changed);
          expect(changeSetting(changed, name, '')).toEqual({});
        },
      ),
    );
  });
});

const anAnswer = (content: string): Answer => ({
  role: 'assistant',
  content,
  at: 0,
  endpoint: 'e',
  model: 'm',
  state: 'complete',
  reasoning: '',
  finishReason: 'stop',
  trace: startTrace(0),
});

describe('a conversation', () => {
  it('is sent in turns, nothing of it lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean())), said => {
        const conversation = said.reduce(
          (sofar, [words, answered]) =>
            answered
              ? answer(ask(sofar, words, 0), anAnswer(words))
              : ask(sofar, words, 0),
          EMPTY,
        );
        const messages = messagesOf(conversation);
        messages.forEach(({ role }, index) =>
          expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant'),
        );
        expect(messages.map(({ content }) => content).join('\n\n')).toBe(
          conversation.turns.map(({ content }) => content).join('\n\n'),
        );
      }),
    );
  });
});

describe('an answer', () => {
  const bytesOf = (pieces: string[]) =>
    new TextEncoder().encode(
      `${pieces
        .map(
          content =>
            `data: ${JSON.stringify({
              choices: [{ delta: { content } }],
            })}\n\n`,
        )
        .join('')}data: [DONE]\n\n`,
    );

  it('is the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          const bytes = bytesOf(pieces);
          const body = new ReadableStream<Uint8Array>({
            start(controller) {
              for (let at = 0; at < bytes.length; at += size) {
                controller.enqueue(bytes.slice(at, at + size));
              }
              controller.close();
            },
          });
          const response = new Response(body, {
            headers: { 'content-type': 'text/event-stream' },
          });
          let read = '';
          for await (const event of readAnswer(response)) {
            read += event.type === 'text' ? event.text : '';
          }
          expect(read).toBe(pieces.join(''));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('may come whole', async () => {
    const events = [];
    for await (const event of readAnswer(
      Response.json({
        choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 2 },
      }),
    )) {
      events.push(event);
    }
    expect(events).toEqual([
      { type: 'text', text: 'Hi' },
      { type: 'finish', reason: 'stop' },
      { type: 'usage', usage: { promptTokens: 1, completionTokens: 2 } },
    ]);
  });

  it.each([
    ['text/html', '<h1>Sign in</h1>', 'answered with text/html instead'],
    ['application/json', '{"error":"No."}', 'No.'],
    [
      'text/event-stream',
      'data: {"error":{"message":"No.","code":400}}\n\n',
      'No.',
    ],
    ['application/json', 'null', 'is not a chat answer: “null”'],
    ['text/event-stream', 'data: {"a":\n\n', 'is not a chat answer'],
    ['text/event-stream', 'event: error\ndata: x\n\n', 'x'],
  ])('of type %s that says %s is none', async (type, body, words) => {
    const events = readAnswer(
      new Response(body, { headers: { 'content-type': type } }),
    );
    await expect(events.next()).rejects.toThrow(words);
  });
});

describe('figures', () => {
  const pieces: AnswerEvent[] = [
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
    { type: 'text', text: 'c' },
    { type: 'finish', reason: 'length' },
  ];
  const usage: AnswerEvent = {
    type: 'usage',
    usage: { promptTokens: 7, completionTokens: 11 },
  };
  const trace = (events: AnswerEvent[]) => ({
    ...events.reduce(
      (sofar, event, index) => traceEvent(sofar, event, 1_500 + 1_000 * index),
      startTrace(1_000),
    ),
    endedAt: 4_000,
  });

  it('are what was measured and reported', () => {
    expect(
      showFigures(
        figuresOf(trace([...pieces, usage]), 'length', anEndpoint().cost),
      ),
    ).toBe(
      `first token 500 ms (measured)
speed       5.0 tokens/s (measured)
tokens in   7 (reported)
tokens out  11 (reported)
finish      length (cut at the token limit)
cost        ≈ 0.003 USD (at most: all its machines for 3.0 s, configured price (kaito.prices))
`,
    );
  });

  it('say what is an estimate, and what is not known', () => {
    const figures = figuresOf(trace(pieces), 'length', AZURE.cost);
    expect(showFigures(figures)).toBe(
      `first token 500 ms (measured)
speed       ≈ 1.0 tokens/s (estimated)
tokens in   not known
tokens out  ≈ 3 (estimated)
finish      length (cut at the token limit)
cost        not known
`,
    );
    expect(showFiguresShort(figures)).toBe(
      'first token 500 ms · ≈ 1.0 tokens/s · ≈ 3 out · length (cut at the token limit)',
    );
  });

  it('are none before the first word', () => {
    const { timeToFirstToken, tokensPerSecond, tokensOut, cost } = figuresOf(
      startTrace(0),
      null,
      anEndpoint().cost,
    );
    expect([timeToFirstToken, tokensPerSecond, tokensOut, cost]).toEqual(
      Array(4).fill(null),
    );
  });
});
