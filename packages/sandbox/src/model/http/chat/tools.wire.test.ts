import Ajv2020 from 'ajv/dist/2020';
import { user, useModelServer } from '../__testUtils__/useModelServer';

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Weather of a city',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string' },
        unit: { enum: ['celsius', 'fahrenheit'] },
        days: { type: 'integer', minimum: 1, maximum: 7 },
      },
      required: ['city'],
      additionalProperties: false,
    },
  },
};
const time = {
  type: 'function',
  function: { name: 'currentTime', parameters: { type: 'object' } },
};
const ask = user('What is the weather in Bonn for 3 days, in celsius?');
const CHAT = '/v1/chat/completions';

describe('tools of a chat', () => {
  const model = useModelServer();

  it('are called when the question is about them, with arguments that fit their schema', async () => {
    const { choices } = await model.post(CHAT, {
      ...ask,
      tools: [time, weather],
    });
    expect(choices).toMatchObject([
      {
        finish_reason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: expect.stringMatching(/^chatcmpl-tool-/),
              type: 'function',
              function: { name: 'get_weather' },
            },
          ],
        },
      },
    ]);
    const [{ function: called }] = choices[0].message.tool_calls;
    const args = JSON.parse(called.arguments);
    expect(args).toEqual({ city: 'Bonn', unit: 'celsius', days: 3 });
    expect(new Ajv2020().validate(weather.function.parameters, args)).toBe(
      true,
    );
  });

  it('are left alone when it is not, or when the caller says so', async () => {
    for (const body of [
      { ...user('What is a Workspace?'), tools: [weather] },
      { ...ask, tools: [weather], tool_choice: 'none' },
    ]) {
      const { choices } = await model.post(CHAT, body);
      expect(choices[0]).toMatchObject({
        finish_reason: 'stop',
        message: { tool_calls: [], content: expect.stringMatching(/\w/) },
      });
    }
  });

  it('are called side by side, unless that is refused', async () => {
    const both = user('What are the weather and the current time in Bonn?');
    const names = async (more: object) => {
      const { choices } = await model.post(CHAT, {
        ...both,
        tools: [weather, time],
        ...more,
      });
      return choices[0].message.tool_calls.map((c: any) => c.function.name);
    };
    expect(await names({})).toEqual(['get_weather', 'currentTime']);
    expect(await names({ parallel_tool_calls: false })).toEqual([
      'get_weather',
    ]);
  });

  it('are called when one is required, and when one is named, which ends with stop as in vLLM', async () => {
    const required = await model.post(CHAT, {
      ...user('Hello'),
      tools: [weather],
      tool_choice: 'required',
    });
    expect(required.choices[0].finish_reason).toBe('tool_calls');
    const named = await model.post(CHAT, {
      ...user('Hello'),
      tools: [weather, time],
      tool_choice: { type: 'function', function: { name: 'currentTime' } },
    });
    expect(named.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { tool_calls: [{ function: { arguments: '{}' } }] },
    });
  });

  it('stream: the head of a call once, then its arguments in pieces', async () => {
    const both = user('What are the weather and the current time in Bonn?');
    const body = { ...both, tools: [weather, time] };
    const whole = await model.post(CHAT, body);
    const chunks = await model.stream(CHAT, body);
    const deltas = chunks.flatMap(c => c.choices[0].delta.tool_calls ?? []);
    for (const [index, call] of whole.choices[0].message.tool_calls.entries()) {
      const own = deltas.filter(delta => delta.index === index);
      expect(own.length).toBeGreaterThan(1);
      expect(own[0]).toMatchObject({
        id: expect.stringMatching(/^chatcmpl-tool-/),
        type: 'function',
        function: { name: call.function.name },
      });
      own
        .slice(1)
        .forEach(delta =>
          expect(Object.keys(delta).sort()).toEqual(['function', 'index']),
        );
      expect(own.map(delta => delta.function.arguments).join('')).toBe(
        call.function.arguments,
      );
    }
    expect(chunks.at(-1).choices[0].finish_reason).toBe('tool_calls');
  });

  it('are answered in words once their result is there', async () => {
    const { choices } = await model.post(CHAT, {
      messages: [
        ...ask.messages,
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'c1',
              type: 'function',
              function: { name: 'get_weather', arguments: '{"city":"Bonn"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"degrees":21}' },
      ],
      tools: [weather],
    });
    expect(choices[0].finish_reason).toBe('stop');
    expect(choices[0].message.content).toMatch(
      /^The tool answered \{"degrees":21\}\. \w/,
    );
  });

  it('are refused in vLLM’s words by a server without a parser', async () => {
    const words = async (tool_choice: unknown) =>
      model.refusal(
        CHAT,
        { ...ask, tools: [weather], tool_choice },
        'phi-4;vllm;generate',
      );
    const auto =
      '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set';
    expect(await words(undefined)).toMatchObject({
      status: 400,
      error: { message: auto, type: 'BadRequestError', code: 400 },
    });
    expect((await words('auto')).error.message).toBe(auto);
    expect((await words('required')).error.message).toBe(
      'tool_choice="required" requires --tool-call-parser to be set',
    );
    const named = { type: 'function', function: { name: 'get_weather' } };
    expect((await words(named)).error.message).toBe(
      'tool_choice=function "get_weather" requires --tool-call-parser to be set',
    );
  });

  it('that cannot be called are refused by their field', async () => {
    const refuse = async (body: object) =>
      (await model.refusal(CHAT, { ...ask, ...body })).error;
    expect(await refuse({ tool_choice: 'auto' })).toMatchObject({
      param: 'tool_choice',
    });
    expect(
      await refuse({
        tools: [weather],
        tool_choice: { type: 'function', function: { name: 'other' } },
      }),
    ).toMatchObject({ message: expect.stringContaining('does not match') });
    const odd = structuredClone(weather);
    Object.assign(odd.function.parameters.properties.city, { pattern: 'x' });
    expect(await refuse({ tools: [odd] })).toMatchObject({
      param: 'tools',
      message: 'city: pattern is not supported by this server',
    });
  });
});
