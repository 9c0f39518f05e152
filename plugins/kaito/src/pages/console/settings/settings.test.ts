import { settingsSchema } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import fc from 'fast-check';
import { anEndpoint } from '../../../__testUtils__/fixtures';
import { checkAnswer } from './checkAnswer';
import { DEFAULT_SETTINGS } from './settings';
import { settingsProblem } from './settingsProblems';
import { toSent } from './toSent';

const endpoint = anEndpoint('phi');
const everything = settingsSchema.parse({
  systemPrompt: 'Be brief.',
  temperature: 0.5,
  topP: 0.9,
  topK: 40,
  maxTokens: 64,
  seed: 7,
  presencePenalty: 0.1,
  frequencyPenalty: 0.2,
  repetitionPenalty: 1.1,
  stop: ['END'],
  json: { on: true, schema: '{"type":"object"}' },
  tools: [{ name: 'weather', description: 'of a city', parameters: '' }],
  toolChoice: 'required',
  logprobs: true,
});

describe('toSent', () => {
  it('sends nothing that is not set', () => {
    expect(toSent(endpoint, 'phi', DEFAULT_SETTINGS)).toEqual({
      call: 'chat',
      system: '',
      parameters: {
        model: 'phi',
        stream: true,
        stream_options: { include_usage: true },
      },
    });
  });

  it('sends all that is set, by the names models know', () => {
    expect(toSent(endpoint, 'phi', everything)).toEqual({
      call: 'chat',
      system: 'Be brief.',
      parameters: {
        model: 'phi',
        stream: true,
        stream_options: { include_usage: true },
        temperature: 0.5,
        top_p: 0.9,
        top_k: 40,
        max_tokens: 64,
        seed: 7,
        presence_penalty: 0.1,
        frequency_penalty: 0.2,
        repetition_penalty: 1.1,
        stop: ['END'],
        tools: [
          {
            type: 'function',
            function: { name: 'weather', description: 'of a city' },
          },
        ],
        tool_choice: 'required',
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', schema: { type: 'object' } },
        },
        logprobs: true,
        top_logprobs: 5,
      },
    });
  });

  it('leaves out what an endpoint says it cannot do', () => {
    const { parameters } = toSent(
      {
        abilities: {
          ...endpoint.abilities,
          tools: 'no',
          jsonSchema: 'no',
          logprobs: 'no',
        },
      },
      'phi',
      everything,
    );
    expect(Object.keys(parameters)).not.toEqual(
      expect.arrayContaining(['tools']),
    );
    expect(parameters).not.toHaveProperty('response_format');
    expect(parameters).not.toHaveProperty('logprobs');
    expect(parameters).toHaveProperty('seed', 7);
  });

  it('asks for any JSON object where no schema is given', () => {
    const json = { on: true, schema: '  ' };
    expect(
      toSent(endpoint, 'phi', { ...DEFAULT_SETTINGS, json }).parameters
        .response_format,
    ).toEqual({ type: 'json_object' });
  });
});

describe('settingsProblem', () => {
  const tool = { name: 'f', description: '', parameters: '' };

  it.each([
    [{ json: { on: true, schema: '{' } }, /^JSON schema: It is not JSON/],
    [
      { json: { on: true, schema: '[1]' } },
      /^JSON schema: It must be an object/,
    ],
    [{ tools: [{ ...tool, name: '' }] }, /^Tool “1”: A name has/],
    [{ tools: [tool, tool] }, /^Tool “f”: Another tool has this name/],
    [{ tools: [{ ...tool, parameters: 'x' }] }, /^Tool “f”: It is not JSON/],
  ])('names what is wrong: %j', (change, words) => {
    expect(settingsProblem({ ...DEFAULT_SETTINGS, ...change })).toMatch(words);
  });

  it('finds nothing wrong with what is right or off', () => {
    expect(settingsProblem(everything)).toBeNull();
    const json = { on: false, schema: '{' };
    expect(settingsProblem({ ...DEFAULT_SETTINGS, json })).toBeNull();
  });
});

describe('checkAnswer', () => {
  const schema = {
    type: 'object',
    required: ['city', 'days'],
    additionalProperties: false,
    properties: {
      city: { type: 'string', minLength: 1 },
      days: {
        type: 'array',
        items: { type: 'object', properties: { rain: { type: 'boolean' } } },
      },
      unit: { enum: ['C', 'F'] },
    },
  };

  it('finds an answer right and says what it did not look at', () => {
    expect(
      checkAnswer('{"city":"Bonn","days":[{"rain":true}],"unit":"C"}', schema),
    ).toEqual({ problems: [], unchecked: ['minLength'] });
  });

  it('names each place that is wrong', () => {
    expect(
      checkAnswer('{"days":[{"rain":"yes"}],"unit":"K","extra":1}', schema)
        .problems,
    ).toEqual([
      'answer.city is missing',
      'answer.days[0].rain is string, asked for was boolean',
      'answer.unit is none of the values allowed',
      'answer.extra was not asked for',
    ]);
  });

  it('says that an answer is not JSON', () => {
    expect(checkAnswer('Sure! {', schema).problems[0]).toMatch(/is not JSON/);
  });

  it('finds every JSON right without a schema', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(checkAnswer(text).problems).toEqual([]);
      }),
    );
  });

  it('ends, whatever schema it is given', () => {
    fc.assert(
      fc.property(fc.json(), fc.object(), (text, any) => {
        expect(checkAnswer(text, any).problems).toBeInstanceOf(Array);
      }),
    );
  });
});
