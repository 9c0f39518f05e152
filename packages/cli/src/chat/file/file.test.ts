import { startTrace } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import fc from 'fast-check';
// Two programmes, one file: only a test may look at both.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  fromFile,
  toFile,
} from '../../../../../plugins/kaito/src/pages/console/storage/exchangeFile';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { shownPath } from '../../../../../plugins/kaito/src/pages/console/conversation/tree';
import { answer, ask, EMPTY, messagesOf, type Answer } from '../Conversation';
import type { Settings } from '../settings';
import { readConversation } from './readConversation';
import { writeConversation } from './writeConversation';

const place = { endpoint: 'prod~search~phi-4', model: 'phi-4' };
const text = fc.string({ unit: 'grapheme', minLength: 1 });

const anAnswer = (content: string, at: number): Answer => ({
  role: 'assistant',
  content,
  at,
  endpoint: place.endpoint,
  model: place.model,
  state: 'complete',
  reasoning: '',
  finishReason: 'stop',
  trace: {
    ...startTrace(at),
    firstTokenAt: at + 5,
    lastTokenAt: at + 9,
    endedAt: at + 10,
    pieces: 2,
    usage: { promptTokens: 3, completionTokens: 4 },
  },
});

const conversations = fc
  .record({
    system: fc.string(),
    settings: fc.constantFrom<Settings[]>(
      {},
      { temperature: 0.2, seed: 0 },
      { stop: ['END'], top_k: -1, max_tokens: 9 },
    ),
    said: fc.array(fc.tuple(text, fc.boolean())),
  })
  .map(({ said, ...how }) =>
    said.reduce(
      (sofar, [words, answered], index) =>
        answered
          ? answer(ask(sofar, words, index), anAnswer(words, index))
          : ask(sofar, words, index),
      { ...EMPTY, ...how },
    ),
  );

describe('a conversation in a file', () => {
  it('is sent as it was before', () => {
    fc.assert(
      fc.property(conversations, conversation => {
        const read = readConversation(
          writeConversation(conversation, place, 9),
        );
        expect(messagesOf(read)).toEqual(messagesOf(conversation));
        expect(read.settings).toEqual(conversation.settings);
      }),
    );
  });

  it('is read by the console, with all that was said', () => {
    fc.assert(
      fc.property(conversations, conversation => {
        const file = writeConversation(conversation, place, 9);
        const [read] = fromFile(file, () => 'new');
        expect(read.settings.systemPrompt).toBe(conversation.system);
        const said = shownPath(read.panes[0].tree).map(turn =>
          turn.role === 'tool' ? null : { role: turn.role, content: turn.text },
        );
        const { system: _, ...rest } = conversation;
        expect(said).toEqual(messagesOf({ ...rest, system: '' }));
        // And what the console makes of it is read here.
        expect(messagesOf(readConversation(toFile([read])))).toEqual(
          messagesOf(conversation),
        );
      }),
    );
  });

  it('keeps figures and how it ended', () => {
    const said = answer(ask(EMPTY, 'hi', 1), {
      ...anAnswer('Hel', 2),
      state: 'stopped',
      reasoning: 'Hm',
    });
    expect(readConversation(writeConversation(said, place, 9))).toEqual(said);
  });

  const file = (change: (conversation: any, whole: any) => void) => {
    const whole = JSON.parse(writeConversation(ask(EMPTY, 'hi', 1), place, 9));
    change(whole.conversations[0], whole);
    return JSON.stringify(whole);
  };

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'expected object'],
    ['{"format":"other"}', 'format: it is no conversation'],
    [file((_, whole) => (whole.version = 2)), 'version: this programme reads'],
    [file((_, whole) => (whole.conversations = [])), 'holds 0 conversations'],
    [file(one => (one.panes = [])), 'panes: '],
    [file(one => (one.settings.temperature = 9)), 'settings.temperature: '],
    [
      file(one =>
        one.panes[0].turns[0].images.push('data:image/png;base64,AA=='),
      ),
      'holds pictures',
    ],
    [
      file(one =>
        one.panes[0].turns.push({
          id: 't2',
          parent: 't1',
          at: 2,
          role: 'tool',
          results: [],
        }),
      ),
      'holds calls of tools',
    ],
    [file(one => delete one.panes[0].turns[0].text), 'panes.0.turns.0.text: '],
  ])('is refused, file %#', (content, words) => {
    expect(() => readConversation(content)).toThrow(words);
  });

  it('is the branch that is shown', () => {
    const branches = file(one => {
      const [first] = one.panes[0].turns;
      one.panes[0].turns.push({ ...first, id: 't2', at: 2, text: 'newer' });
    });
    expect(readConversation(branches).turns[0].content).toBe('newer');
    const chosen = JSON.parse(branches);
    chosen.conversations[0].panes[0].chosen = [['', 't1']];
    expect(readConversation(JSON.stringify(chosen)).turns[0].content).toBe(
      'hi',
    );
  });
});
