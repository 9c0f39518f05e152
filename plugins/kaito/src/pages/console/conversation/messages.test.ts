import {
  aQuestion,
  anAnswer,
  toolResults,
  treeOf,
} from '../__testUtils__/turns';
import { requestOf, toBody, toMessages } from './messages';
import { shownPath } from './tree';
import { transcriptText } from './transcriptText';
import type { AnswerTurn } from './turns';

const call = {
  id: 'c1',
  type: 'function' as const,
  function: { name: 'weather', arguments: '{"city":"Bonn"}' },
};
const png = 'data:image/png;base64,AAAA';

describe('toMessages', () => {
  it('puts the system prompt first, if there is one', () => {
    const path = [aQuestion('q', null)];
    expect(toMessages(path, ' Be brief. ')[0]).toEqual({
      role: 'system',
      content: 'Be brief.',
    });
    expect(toMessages(path, '   ')[0].role).toBe('user');
  });

  it('sends what was said without empty answers and reasoning', () => {
    const path = shownPath(
      treeOf(
        aQuestion('q1', null, { text: 'one' }),
        anAnswer('a1', 'q1', { text: '', state: 'failed' }),
        aQuestion('q2', 'a1', { text: 'two' }),
        anAnswer('a2', 'q2', {
          text: 'partly',
          reasoning: 'secret',
          state: 'stopped',
        }),
      ),
    );
    expect(toMessages(path, '')).toEqual([
      { role: 'user', content: 'one' },
      { role: 'user', content: 'two' },
      { role: 'assistant', content: 'partly' },
    ]);
  });

  it('sends pictures as parts', () => {
    const path = [aQuestion('q', null, { text: 'what?', images: [png] })];
    expect(toMessages(path, '')).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'what?' },
          { type: 'image_url', image_url: { url: png } },
        ],
      },
    ]);
  });

  it('sends calls with their results, and drops calls that nobody answered', () => {
    const asked = [
      aQuestion('q', null, { text: 'weather?' }),
      anAnswer('a', 'q', { text: '', toolCalls: [call] }),
    ];
    const results = toolResults('t', 'a', [
      { callId: 'c1', name: 'weather', content: 'rain' },
    ]);
    expect(toMessages([...asked, results], '').slice(1)).toEqual([
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c1', content: 'rain' },
    ]);
    expect(
      toMessages([...asked, aQuestion('q2', 'a', { text: 'never mind' })], ''),
    ).toEqual([
      { role: 'user', content: 'weather?' },
      { role: 'user', content: 'never mind' },
    ]);
  });
});

describe('toBody', () => {
  it('gives a plain completion the last text and the parameters it knows', () => {
    expect(
      toBody([aQuestion('q', null, { text: 'Once upon' })], {
        call: 'completions',
        system: '',
        parameters: {
          model: 'phi',
          temperature: 0,
          logprobs: true,
          top_logprobs: 5,
          tools: [],
          tool_choice: 'auto',
        },
      }),
    ).toEqual({
      model: 'phi',
      temperature: 0,
      logprobs: 5,
      prompt: 'Once upon',
    });
  });

  it('can be built again for an answer of the past', () => {
    const tree = treeOf(
      aQuestion('q1', null, { text: 'one' }),
      anAnswer('a1', 'q1', { text: 'first' }),
      aQuestion('q2', 'a1', { text: 'two' }),
      anAnswer('a2', 'q2'),
    );
    const answer = tree.turns.get('a1') as AnswerTurn;
    expect(requestOf(tree, answer)).toEqual({
      model: 'phi-4',
      stream: true,
      messages: [{ role: 'user', content: 'one' }],
    });
  });
});

it('copies a conversation with what is incomplete marked', () => {
  expect(
    transcriptText([
      aQuestion('q', null, { text: 'hi', images: [png] }),
      anAnswer('a', 'q', {
        text: 'half',
        toolCalls: [call],
        state: 'failed',
      }),
      toolResults('t', 'a', [
        { callId: 'c1', name: 'weather', content: 'rain' },
      ]),
    ]),
  ).toBe(
    'You:\nhi\n[picture]\n\nphi-4:\nhalf\n[calls weather({"city":"Bonn"})]\n[answer incomplete]\n\nResult of weather:\nrain',
  );
});
