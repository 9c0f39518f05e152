import OpenAI, {
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'openai';
import { endpointFixture, proxiedEndpoint } from './__testUtils__/fixtures';
import { DANA, until, useGateway } from './__testUtils__/useGateway';
import { vllmStandIn } from './__testUtils__/vllmStandIn';

const messages = [{ role: 'user' as const, content: 'Hi' }];
const weather = {
  type: 'function' as const,
  function: { name: 'weather', parameters: { type: 'object' } },
};

/** The official client, with nothing but a base URL and a Backstage token as its key. */
describe('the openai package through the gateway', () => {
  const bench = useGateway();
  const view = endpointFixture();
  const everything = proxiedEndpoint({
    ...view,
    calls: [...view.calls, 'embeddings'],
  });
  let open = 0;

  async function setup(options: { apiKey?: string; gateway?: object } = {}) {
    const app = vllmStandIn();
    open = 0;
    await bench.startUpstream((req, res, next) => {
      open += 1;
      res.on('close', () => {
        open -= 1;
      });
      app(req, res, next);
    });
    const gateway = await bench.startGateway({
      endpoints: [everything],
      gateway: options.gateway as never,
    });
    const client = new OpenAI({
      baseURL: gateway.openAiUrl(),
      apiKey: options.apiKey ?? DANA.replace('Bearer ', ''),
      maxRetries: 0,
    });
    return { ...gateway, client };
  }

  it('lists models, adapters too', async () => {
    const { client } = await setup();
    const ids = [];
    for await (const { id } of client.models.list()) {
      ids.push(id);
    }
    expect(ids).toEqual(['phi-4', 'support']);
  });

  it('chats', async () => {
    const { client, event } = await setup();
    const { choices, usage } = await client.chat.completions.create({
      model: 'phi-4',
      messages,
    });
    expect(choices[0].message.content).toBe('Hello there');
    expect(usage?.total_tokens).toBe(8);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({
        promptTokens: 5,
        completionTokens: 3,
        outcome: 'complete',
      }),
    });
  });

  it('streams, with usage at the end', async () => {
    const { client } = await setup();
    const stream = await client.chat.completions.create({
      model: 'support',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let usage;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    expect(text).toBe('Hello there é🙂');
    expect(usage?.completion_tokens).toBe(3);
  });

  it('calls tools, and is told when the model cannot choose one', async () => {
    const { client } = await setup();
    const ask = (tool_choice: 'auto' | 'required') =>
      client.chat.completions.create({
        model: 'phi-4',
        messages,
        tools: [weather],
        tool_choice,
      });
    const { choices } = await ask('required');
    expect(choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ function: { arguments: '{"city":"Bonn"}' } }] },
    });
    const refusal = await ask('auto').catch(error => error);
    expect(refusal).toBeInstanceOf(BadRequestError);
    expect(refusal).toMatchObject({
      code: 'no_tool_parser',
      param: 'tool_choice',
      message: expect.stringContaining('has no tool parser'),
    });
  });

  it('embeds', async () => {
    const { client, event } = await setup();
    const { data } = await client.embeddings.create({
      model: 'phi-4',
      input: ['a', 'b'],
      encoding_format: 'float',
    });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([3, 3]);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ promptTokens: 2, completionTokens: 0 }),
    });
  });

  it('uses the Responses API, whole and streamed', async () => {
    const { client, event } = await setup();
    const ask = { model: 'phi-4', input: 'Hi' };
    const whole = await client.responses.create(ask);
    expect(whole.output_text).toBe('Hello there');
    const types = [];
    for await (const one of await client.responses.create({
      ...ask,
      stream: true,
    })) {
      types.push(one.type);
    }
    expect(types).toEqual([
      'response.created',
      'response.output_text.delta',
      'response.completed',
    ]);
    await until(() => event.success.mock.calls.length === 2);
    expect(event.success).toHaveBeenLastCalledWith({
      meta: expect.objectContaining({ promptTokens: 5, completionTokens: 3 }),
    });
  });

  it('gets errors it knows', async () => {
    const { client } = await setup({
      gateway: { limits: { requestsPerMinutePerUser: 4 } },
    });
    const chat = (body: object) =>
      client.chat.completions
        .create({ model: 'phi-4', messages, ...body })
        .catch(error => error);
    const missing = await chat({ model: 'gpt-5' });
    expect(missing).toBeInstanceOf(NotFoundError);
    expect(missing).toMatchObject({ code: 'model_not_found', param: 'model' });
    const bad = await chat({ messages: [] });
    expect(bad).toBeInstanceOf(BadRequestError);
    expect(bad).toMatchObject({
      code: 'input',
      type: 'invalid_request_error',
      message: '400 messages: at least one message is needed',
    });
    expect(
      await client.completions
        .create({ model: 'phi-4', prompt: 'x' })
        .catch(error => error),
    ).toBeInstanceOf(InternalServerError);
    await chat({});
    const limited = await chat({});
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);

    const nobody = await setup({ apiKey: 'not-a-token' });
    expect(
      await nobody.client.chat.completions
        .create({ model: 'phi-4', messages })
        .catch(error => error),
    ).toBeInstanceOf(AuthenticationError);
  });

  it('cancels, and the model stops', async () => {
    const { client, event } = await setup();
    const stream = await client.chat.completions.create({
      model: 'phi-4',
      messages: [{ role: 'user', content: 'for ever' }],
      stream: true,
    });
    let chunks = 0;
    const failure = await (async () => {
      for await (const _ of stream) {
        chunks += 1;
        if (chunks === 5) {
          stream.controller.abort();
        }
      }
    })().catch(error => error);
    expect(failure === undefined || failure instanceof APIUserAbortError).toBe(
      true,
    );
    await until(() => open === 0);
    await until(() => event.success.mock.calls.length === 1);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ outcome: 'client-left' }),
    });
  });

  it('throws in the middle of a stream that breaks off', async () => {
    await setup();
    await bench.startUpstream((_req, res) => {
      res
        .type('text/event-stream')
        .write('data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n');
      setTimeout(() => res.destroy(), 500);
    });
    const { openAiUrl } = await bench.startGateway({ endpoints: [everything] });
    const client = new OpenAI({
      baseURL: openAiUrl(),
      apiKey: DANA.replace('Bearer ', ''),
      maxRetries: 0,
    });
    const stream = await client.chat.completions.create({
      model: 'phi-4',
      messages,
      stream: true,
    });
    let text = '';
    const failure = await (async () => {
      for await (const chunk of stream) {
        text += chunk.choices[0].delta.content;
      }
    })().catch(error => error);
    expect(text).toBe('Hel');
    expect(failure.message).toContain('was lost in the middle');
  });
});
