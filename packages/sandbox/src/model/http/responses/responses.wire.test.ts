import { useModelServer } from '../__testUtils__/useModelServer';

const PATH = '/v1/responses';
const ask = { model: 'phi-4', input: 'What is a Workspace?', seed: 1 };
const weather = {
  type: 'function',
  name: 'get_weather',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
};

describe('the Responses API', () => {
  const model = useModelServer();

  it('answers whole', async () => {
    const response = await model.post(PATH, ask);
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      model: 'phi-4',
      store: false,
      output: [
        {
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [
            { type: 'output_text', text: expect.stringContaining('sandbox') },
          ],
        },
      ],
    });
    const { usage } = response;
    expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
    expect(usage.output_tokens).toBeGreaterThan(10);
  });

  it('streams OpenAI’s events, numbered, with the same text', async () => {
    const whole = await model.post(PATH, ask);
    const events = await model.stream(PATH, ask);
    const types = events.map(event => event.type);
    expect([...new Set(types)]).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map(event => event.sequence_number)).toEqual([
      ...events.keys(),
    ]);
    const [{ text }] = whole.output[0].content;
    expect(
      events
        .filter(event => event.type === 'response.output_text.delta')
        .map(event => event.delta)
        .join(''),
    ).toBe(text);
    const { response } = events.at(-1);
    expect(response.output[0].content[0].text).toBe(text);
    expect(response.usage).toEqual(whole.usage);
    expect(response.id).toBe(events[0].response.id);
  });

  it('calls functions, and answers in words once their result is there', async () => {
    const body = { ...ask, input: 'Weather in Bonn?', tools: [weather] };
    const { output } = await model.post(PATH, body);
    expect(output).toMatchObject([
      {
        type: 'function_call',
        name: 'get_weather',
        arguments: '{"city":"Bonn"}',
        call_id: expect.any(String),
      },
    ]);
    const events = await model.stream(PATH, body);
    expect(events.map(event => event.type)).toContain(
      'response.function_call_arguments.done',
    );
    const { type, name, arguments: args, call_id } = output[0];
    const second = await model.post(PATH, {
      ...body,
      input: [
        { role: 'user', content: 'Weather in Bonn?' },
        { type, name, arguments: args, call_id },
        { type: 'function_call_output', call_id, output: '21 degrees' },
      ],
    });
    expect(second.output[0].content[0].text).toMatch(
      /^The tool answered 21 degrees\./,
    );
  });

  it('shows reasoning as an item of its own, keeps to a schema and says when it was cut', async () => {
    const reasoned = await model.post(PATH, ask, 'phi-4;vllm;reasoning');
    expect(reasoned.output.map((item: any) => item.type)).toEqual([
      'reasoning',
      'message',
    ]);
    expect(
      reasoned.usage.output_tokens_details.reasoning_tokens,
    ).toBeGreaterThan(0);
    const formed = await model.post(PATH, {
      ...ask,
      text: {
        format: {
          type: 'json_schema',
          name: 'n',
          schema: { type: 'object', properties: { n: { const: 7 } } },
        },
      },
    });
    expect(formed.output[0].content[0].text).toBe('{"n":7}');
    const cut = await model.post(PATH, { ...ask, max_output_tokens: 5 });
    expect(cut).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ status: 'incomplete' }],
    });
  });

  it('refuses what it does not keep', async () => {
    expect(
      await model.refusal(PATH, { ...ask, previous_response_id: 'resp_1' }),
    ).toMatchObject({
      status: 400,
      error: { param: 'previous_response_id' },
    });
  });
});
