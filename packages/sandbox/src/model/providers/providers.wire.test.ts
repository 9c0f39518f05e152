import { createNgramEngine } from '../ngram/createNgramEngine';
import type { RunningHttp } from '../http/startHttp';
import { startAzureShaped } from './startAzureShaped';
import { startOpenAiShaped } from './startOpenAiShaped';

const KEY = 'a-key';
const chat = {
  messages: [{ role: 'user', content: 'What is a Workspace?' }],
  seed: 1,
};
const options = {
  engine: createNgramEngine(),
  pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
  key: KEY,
};

describe('servers in the shape of providers', () => {
  let azure: RunningHttp;
  let openAi: RunningHttp;
  beforeAll(async () => {
    azure = await startAzureShaped(options);
    openAi = await startOpenAiShaped(options);
  });
  afterAll(() => Promise.all([azure.stop(), openAi.stop()]));

  async function call(
    url: string,
    headers: Record<string, string>,
    body?: object,
  ) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as any) };
  }

  describe('Azure OpenAI', () => {
    const VERSION = '?api-version=2024-10-21';
    const ask = (path: string, body?: object, key = KEY) =>
      call(`${azure.url}/openai${path}`, { 'api-key': key }, body);
    const deployed = (path: string, name = 'sandbox-writer') =>
      `/deployments/${name}${path}`;

    it('answers a deployment, with what its filter says', async () => {
      const answer = await ask(deployed(`/chat/completions${VERSION}`), {
        ...chat,
        model: 'whatever',
      });
      expect(answer).toMatchObject({
        status: 200,
        model: 'sandbox-writer',
        prompt_filter_results: [{ prompt_index: 0 }],
        choices: [
          {
            message: { content: expect.stringContaining('statistical') },
            content_filter_results: {
              violence: { filtered: false, severity: 'safe' },
            },
          },
        ],
      });
      const { data } = await ask(
        deployed(`/embeddings${VERSION}`, 'sandbox-embedder'),
        { input: 'GPU' },
      );
      expect(data[0].embedding.length).toBeGreaterThan(1);
    });

    it('streams, the filter’s word on the prompt first', async () => {
      const response = await fetch(
        `${azure.url}/openai${deployed(`/chat/completions${VERSION}`)}`,
        {
          method: 'POST',
          headers: { 'api-key': KEY },
          body: JSON.stringify({ ...chat, stream: true }),
        },
      );
      const [first, second] = (await response.text())
        .split('\n\n')
        .slice(0, 2)
        .map(frame => JSON.parse(frame.replace('data: ', '')));
      expect(first).toMatchObject({
        choices: [],
        prompt_filter_results: [{ prompt_index: 0 }],
      });
      expect(second.choices[0].delta.role).toBe('assistant');
    });

    it('answers below v1 by the body’s model', async () => {
      const body = { ...chat, model: 'sandbox-writer' };
      expect(await ask('/v1/chat/completions', body)).toMatchObject({
        status: 200,
        model: 'sandbox-writer',
      });
      expect(
        await ask('/v1/responses', { model: 'sandbox-writer', input: 'Hi' }),
      ).toMatchObject({ status: 'completed' });
    });

    it('refuses in Azure’s shape', async () => {
      const path = deployed(`/chat/completions${VERSION}`);
      expect(await ask(path, chat, 'wrong')).toEqual({
        status: 401,
        error: {
          code: '401',
          message: expect.stringContaining('invalid subscription key'),
        },
      });
      expect(
        await ask(deployed(`/chat/completions${VERSION}`, 'gpt-4o'), chat),
      ).toMatchObject({ status: 404, error: { code: 'DeploymentNotFound' } });
      expect(await ask(deployed('/chat/completions'), chat)).toMatchObject({
        status: 404,
        error: { code: '404' },
      });
      expect(
        await ask(deployed(`/embeddings${VERSION}`), { input: 'x' }),
      ).toMatchObject({
        status: 400,
        error: { code: 'OperationNotSupported' },
      });
      expect(await ask(path, { messages: [] })).toMatchObject({
        status: 400,
        error: { type: 'invalid_request_error', param: 'messages' },
      });
    });
  });

  describe('OpenAI', () => {
    const ask = (path: string, body?: object, key = KEY) =>
      call(`${openAi.url}/v1${path}`, { authorization: `Bearer ${key}` }, body);

    it('lists its models and answers as the one named', async () => {
      const { data } = await ask('/models');
      expect(data.map((model: any) => model.id)).toEqual([
        'sandbox-writer',
        'sandbox-embedder',
      ]);
      const body = { ...chat, model: 'sandbox-writer' };
      const answer = await ask('/chat/completions', body);
      expect(answer.choices[0].message.content).toContain('statistical');
      expect(answer.prompt_filter_results).toBeUndefined();
      expect(
        await ask('/embeddings', { model: 'sandbox-embedder', input: 'GPU' }),
      ).toMatchObject({ status: 200, model: 'sandbox-embedder' });
    });

    it('refuses in OpenAI’s shape', async () => {
      expect(await ask('/models', undefined, 'wrong')).toMatchObject({
        status: 401,
        error: { code: 'invalid_api_key', type: 'invalid_request_error' },
      });
      expect(await call(`${openAi.url}/v1/models`, {})).toMatchObject({
        status: 401,
      });
      expect(
        await ask('/chat/completions', { ...chat, model: 'gpt-5' }),
      ).toMatchObject({ status: 404, error: { code: 'model_not_found' } });
      expect(await ask('/audio/speech', {})).toMatchObject({
        status: 404,
        error: { code: 'unknown_url' },
      });
      expect(
        await ask('/embeddings', { model: 'sandbox-writer', input: 'x' }),
      ).toMatchObject({ status: 403 });
    });
  });
});
