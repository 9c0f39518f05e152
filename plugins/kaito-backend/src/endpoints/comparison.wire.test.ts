import {
  createNgramEngine,
  startAzureShaped,
  startOpenAiShaped,
} from '@kaito-portal/sandbox';
import OpenAI from 'openai';
import { DANA, useGateway } from './__testUtils__/useGateway';

const KEYS = { azure: 'azure-sekret', openAi: 'openai-sekret' };
const messages = [
  { role: 'user' as const, content: 'What is the weather in Bonn?' },
];
const schema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
};

/** One prompt to a model of KAITO's, one in the shape of Azure OpenAI and one in the shape of OpenAI, by the official client. */
describe('a comparison across providers', () => {
  const bench = useGateway();

  async function setup() {
    await bench.startModel();
    const options = {
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    };
    const azure = await startAzureShaped({ ...options, key: KEYS.azure });
    const openAi = await startOpenAiShaped({ ...options, key: KEYS.openAi });
    bench.onCleanup(() => azure.stop());
    bench.onCleanup(() => openAi.stop());
    const prices = { inputPerMillion: 1, outputPerMillion: 2, currency: 'USD' };
    const gateway = await bench.startGateway({
      configured: [
        {
          id: 'azure',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'sandbox-writer',
          apiVersion: '2024-10-21',
          apiKey: KEYS.azure,
          prices,
        },
        {
          id: 'azure-v1',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'sandbox-writer',
          apiKey: KEYS.azure,
          calls: ['models', 'chat', 'responses'],
        },
        {
          id: 'openai',
          provider: 'openai',
          url: `${openAi.url}/v1`,
          apiKey: KEYS.openAi,
          servedModel: 'sandbox-writer',
          prices,
        },
        {
          id: 'embeddings',
          provider: 'openai',
          url: `${openAi.url}/v1`,
          apiKey: KEYS.openAi,
          servedModel: 'sandbox-embedder',
          calls: ['models', 'embeddings'],
        },
        {
          id: 'locked-out',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'sandbox-writer',
          apiVersion: '2024-10-21',
          apiKey: 'old-sekret',
        },
      ],
    });
    const clientOf = (id: string) =>
      new OpenAI({
        baseURL: gateway.openAiUrl(id),
        apiKey: DANA.replace('Bearer ', ''),
        maxRetries: 0,
      });
    return { ...gateway, clientOf };
  }

  const contestants = [
    { id: bench.fleet.view.id, model: 'phi-4' },
    { id: 'azure', model: 'sandbox-writer' },
    { id: 'azure-v1', model: 'sandbox-writer' },
    { id: 'openai', model: 'sandbox-writer' },
  ];

  it('streams, calls tools and keeps to a schema alike everywhere', async () => {
    const { clientOf, get } = await setup();
    const list = await (await get('/endpoints')).text();
    expect(list).not.toContain('sekret');
    expect(JSON.parse(list).items).toMatchObject([
      { id: 'azure', ready: true, cost: { by: 'token' } },
      { id: 'azure-v1', ready: true },
      { id: 'openai', ready: true, servedModel: 'sandbox-writer' },
      { id: 'embeddings', ready: true },
      { id: 'locked-out', ready: false },
      { id: bench.fleet.view.id, ready: true },
    ]);

    const answers = await Promise.all(
      contestants.map(async ({ id, model }) => {
        const { completions } = clientOf(id).chat;
        const ask = { model, messages, seed: 1 };
        let text = '';
        let usage: OpenAI.CompletionUsage | null | undefined;
        for await (const chunk of await completions.create({
          ...ask,
          stream: true,
          stream_options: { include_usage: true },
        })) {
          text += chunk.choices[0]?.delta.content ?? '';
          usage = chunk.usage ?? usage;
          expect(chunk.model).toBe(model);
        }
        const called = await completions.create({
          ...ask,
          tools: [
            {
              type: 'function',
              function: { name: 'get_weather', parameters: schema },
            },
          ],
        });
        const formed = await completions.create({
          ...ask,
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'place', schema },
          },
        });
        const [call] = called.choices[0].message.tool_calls!;
        return {
          text,
          tokens: usage?.completion_tokens,
          finish: called.choices[0].finish_reason,
          call: call.type === 'function' && call.function.arguments,
          formed: formed.choices[0].message.content,
        };
      }),
    );
    // One engine, one seed: what differs would be the way.
    expect(answers).toEqual(contestants.map(() => answers[0]));
    expect(answers[0]).toEqual({
      text: expect.stringContaining('statistical text generator'),
      tokens: expect.any(Number),
      finish: 'tool_calls',
      call: '{"city":"Bonn"}',
      formed: '{"city":"Bonn"}',
    });
  });

  it('reaches the Responses API and embeddings where they are offered', async () => {
    const { clientOf } = await setup();
    const response = await clientOf('azure-v1').responses.create({
      model: 'sandbox-writer',
      input: 'Hi',
    });
    expect(response.output_text).toContain('statistical text generator');
    const { data } = await clientOf('embeddings').embeddings.create({
      model: 'sandbox-embedder',
      input: ['GPU memory', 'memory of a GPU'],
    });
    const [a, b] = data.map(({ embedding }) => embedding);
    expect(a.reduce((sum, value, i) => sum + value * b[i], 0)).toBeCloseTo(1);
  });

  it('says that a key is not taken, and never which', async () => {
    const { clientOf } = await setup();
    const failure = await clientOf('locked-out')
      .chat.completions.create({ model: 'sandbox-writer', messages })
      .catch(error => error);
    expect(failure).toMatchObject({
      status: 502,
      code: 'upstream_unauthorized',
    });
    expect(String(failure.message)).not.toContain('sekret');
  });
});
