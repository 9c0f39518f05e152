import type { JsonObject } from '@backstage/types';
import express, { type Request } from 'express';
import {
  DANA,
  eventsIn,
  failure,
  useGateway,
} from '../__testUtils__/useGateway';

const question = { messages: [{ role: 'user', content: 'Hi' }] };

/** What a provider was asked. */
interface Asked {
  url: string;
  headers: Request['headers'];
  body: { model?: string; stream?: boolean };
}

describe('endpoints that the configuration names', () => {
  const bench = useGateway();

  /** A provider that answers whatever it is asked, under what it calls itself. */
  async function startProvider(name: string, models: string[] = [name]) {
    const asked: Asked[] = [];
    const app = express();
    app.use(express.json(), (req, res) => {
      asked.push({ url: req.url, headers: req.headers, body: req.body });
      if (req.method === 'GET') {
        res.json({ object: 'list', data: models.map(id => ({ id })) });
      } else if (req.body.stream) {
        res.type('text/event-stream');
        res.write(`data: {"choices":[{"delta":{"content":"${name}"}}]}\n\n`);
        res.end('data: [DONE]\n\n');
      } else {
        res.json({ choices: [{ message: { content: name } }] });
      }
    });
    return { url: await bench.listen(app), asked };
  }

  const content = async (response: Response) =>
    ((await response.json()) as any).choices[0].message.content;

  it('stand beside those of the fleet: one prompt, three hosts, one comparison', async () => {
    await bench.startModel();
    const azure = await startProvider('azure');
    const openai = await startProvider('gpt-oss-20b', [
      'gpt-oss-20b',
      'secret',
    ]);
    const { get, chat } = await bench.startGateway({
      configured: [
        {
          id: 'gpt-4o',
          title: 'GPT-4o',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'gpt-4o-eu',
          apiVersion: '2024-10-21',
          apiKey: 'azure-sekret',
          model: { name: 'gpt-4o', licence: 'proprietary' },
          owner: 'group:default/ai-platform',
          prices: {
            inputPerMillion: 2.5,
            outputPerMillion: 10,
            currency: 'USD',
          },
        },
        {
          id: 'oss',
          provider: 'openai',
          url: openai.url,
          apiKey: 'openai-sekret',
          headers: { 'X-Org': 'org-sekret' },
          model: { name: 'openai/gpt-oss-20b' },
          servedModel: 'gpt-oss-20b',
        },
      ],
    });
    const list = await get('/endpoints');
    const text = await list.text();
    expect(text).not.toContain('sekret');
    const { items } = JSON.parse(text);
    expect(items).toMatchObject([
      {
        id: 'gpt-4o',
        ready: true,
        provider: 'azure-openai',
        servedModel: 'gpt-4o-eu',
        model: { name: 'gpt-4o', licence: 'proprietary' },
        calls: ['models', 'chat'],
        cost: { by: 'token', inputPerMillion: 2.5, basis: 'configured' },
        health: { state: 'serving' },
      },
      {
        id: 'oss',
        ready: true,
        title: 'oss',
        health: { models: [{ id: 'gpt-oss-20b' }] },
      },
      { id: bench.fleet.view.id, provider: 'kaito', ready: true },
    ]);

    const streamed = await Promise.all(
      items.map(async ({ id }: { id: string }) =>
        (await chat({ ...question, stream: true }, { id })).text(),
      ),
    );
    streamed.forEach(answer =>
      expect(eventsIn(answer).pop()!.data).toBe('[DONE]'),
    );
    expect(streamed[0]).toContain('azure');
    expect(streamed[1]).toContain('gpt-oss-20b');

    const [, toAzure] = [azure.asked[0], azure.asked.at(-1)!];
    expect(toAzure).toMatchObject({
      url: '/openai/deployments/gpt-4o-eu/chat/completions?api-version=2024-10-21',
      headers: { 'api-key': 'azure-sekret' },
    });
    expect(toAzure.headers.authorization).toBeUndefined();
    expect(openai.asked.at(-1)).toMatchObject({
      url: '/v1/chat/completions',
      headers: { authorization: 'Bearer openai-sekret', 'x-org': 'org-sekret' },
      body: { model: 'gpt-oss-20b' },
    });
  });

  it('serve what they were configured for, whatever their account can reach', async () => {
    const openai = await startProvider('small', ['small', 'expensive']);
    const { get, chat, post } = await bench.startGateway({
      configured: [
        {
          id: 'small',
          provider: 'openai',
          url: openai.url,
          apiKey: 'k',
          model: { name: 'small' },
        },
      ],
    });
    const models = await get('/endpoints/small/v1/models');
    expect(await models.json()).toEqual({
      object: 'list',
      data: [{ id: 'small' }],
    });
    const before = openai.asked.length;
    expect(
      await failure(
        await chat({ ...question, model: 'expensive' }, { id: 'small' }),
      ),
    ).toMatchObject({
      status: 404,
      code: 'model_not_found',
      message: expect.stringContaining("It answers to 'small'"),
    });
    expect(openai.asked.length).toBe(before);
    // Written twice, it is read once, and that is what is sent.
    await post('/v1/chat/completions', undefined, {
      id: 'small',
      body: '{"model":"expensive","model":"small","messages":[{"role":"user","content":"Hi"}]}',
    });
    expect(openai.asked.at(-1)!.body.model).toBe('small');
  });

  it('list what they serve where the provider has no list', async () => {
    const azure = await startProvider('azure', ['every-base-model']);
    const { get } = await bench.startGateway({
      configured: [
        {
          id: 'gpt',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'gpt-eu',
          model: { name: 'gpt-4o' },
        },
      ],
    });
    const { data } = (await (
      await get('/endpoints/gpt/v1/models')
    ).json()) as any;
    expect(data.map(({ id }: { id: string }) => id)).toEqual([
      'gpt-eu',
      'gpt-4o',
    ]);
  });

  it('show who they are to Azure with a token for the right audience', async () => {
    const azure = await startProvider('azure');
    const ml = await startProvider('ml');
    const { chat } = await bench.startGateway({
      configured: [
        {
          id: 'gpt',
          provider: 'azure-openai',
          url: azure.url,
          deployment: 'gpt-eu',
          entra: {},
        },
        {
          id: 'ml',
          provider: 'azure-ml',
          url: ml.url,
          deployment: 'blue',
          entra: {},
        },
      ],
    });
    expect(await content(await chat(question, { id: 'gpt' }))).toBe('azure');
    expect(azure.asked.at(-1)).toMatchObject({
      url: '/openai/v1/chat/completions',
      headers: {
        authorization:
          'Bearer entra for https://cognitiveservices.azure.com/.default',
      },
      body: { model: 'gpt-eu' },
    });
    expect(await content(await chat(question, { id: 'ml' }))).toBe('ml');
    expect(ml.asked.at(-1)!.headers).toMatchObject({
      authorization: 'Bearer entra for https://ml.azure.com/.default',
      'azureml-model-deployment': 'blue',
    });
  });

  it('never give a secret away, whatever the provider answers', async () => {
    const secret = 'sk-sekret-0123456789';
    const replies: JsonObject[] = [
      {
        status: 401,
        error: { message: `Incorrect API key provided: ${secret}` },
      },
      { status: 400, error: { message: `You sent ${secret}` } },
      { status: 500, error: { message: `Bearer ${secret} failed` } },
      { status: 404, error: { message: `No deployment for ${secret}` } },
    ];
    const app = express();
    app.use((_req, res) => {
      const { status, ...body } = replies[0];
      res.status(Number(status)).json(body);
    });
    const url = await bench.listen(app);
    const { chat, get, event, logger } = await bench.startGateway({
      configured: [{ id: 'gpt', provider: 'openai', url, apiKey: secret }],
    });
    const said = [];
    for (let left = replies.length; left > 0; left -= 1) {
      said.push(await (await chat(question, { id: 'gpt' })).text());
      said.push(await (await get('/endpoints/gpt/health')).text());
      replies.push(replies.shift()!);
    }
    expect(said[0]).toContain("refuses the portal's credentials");
    const everything = JSON.stringify([
      said,
      event.fail.mock.calls.map(([{ error, meta }]) => [error.message, meta]),
      logger.error.mock.calls,
    ]);
    expect(everything).not.toContain(secret);
    expect(everything).toContain('[redacted]');
  });

  it('send their key nowhere else, wherever the provider points', async () => {
    const elsewhere = await startProvider('elsewhere');
    const app = express();
    app.use((_req, res) => {
      res.redirect(307, `${elsewhere.url}/v1/chat/completions`);
    });
    const url = await bench.listen(app);
    const { chat } = await bench.startGateway({
      configured: [{ id: 'gpt', provider: 'openai', url, apiKey: 'sekret' }],
    });
    expect(await failure(await chat(question, { id: 'gpt' }))).toMatchObject({
      status: 502,
      code: 'redirect_not_followed',
    });
    expect(elsewhere.asked).toEqual([]);
  });

  it('are said to be away when they are, without their address', async () => {
    const { chat, get } = await bench.startGateway({
      configured: [
        { id: 'gone', provider: 'openai', url: 'http://127.0.0.1:9/v1' },
      ],
    });
    const said = await failure(await chat(question, { id: 'gone' }));
    expect(said).toMatchObject({
      status: 502,
      message: expect.stringContaining('gone refuses connections'),
    });
    expect(said.message).not.toContain('127.0.0.1');
    const [{ health, ready }] = (
      (await (await get('/endpoints')).json()) as any
    ).items;
    expect({ health, ready }).toMatchObject({
      ready: false,
      health: { state: 'unreachable' },
    });
  });

  it('pass recordings on as they come, up to a bound', async () => {
    const got: { type: string; bytes: number }[] = [];
    const app = express();
    app.use((req, res) => {
      let bytes = 0;
      req.on('data', chunk => {
        bytes += chunk.length;
      });
      req.on('end', () => {
        got.push({ type: req.headers['content-type'] ?? '', bytes });
        res.json({ text: 'hello' });
      });
    });
    const url = await bench.listen(app);
    const { openAiUrl, post } = await bench.startGateway({
      gateway: { limits: { audioMiB: 2 } },
      configured: [
        {
          id: 'whisper',
          provider: 'openai',
          url,
          calls: ['transcriptions'],
        },
      ],
    });
    const send = (bytes: number) => {
      const form = new FormData();
      form.set('model', 'whisper-1');
      form.set('file', new Blob([new Uint8Array(bytes)]), 'a.wav');
      return fetch(`${openAiUrl('whisper')}/audio/transcriptions`, {
        method: 'POST',
        body: form,
        headers: { authorization: DANA },
      });
    };
    expect(await (await send(1e6)).json()).toEqual({ text: 'hello' });
    expect(got).toEqual([
      {
        type: expect.stringMatching(/^multipart\/form-data; boundary=/),
        bytes: expect.any(Number),
      },
    ]);
    expect(got[0].bytes).toBeGreaterThan(1e6);
    expect(await failure(await send(3e6))).toMatchObject({
      status: 413,
      message: expect.stringContaining('Send a shorter recording'),
    });
    const json = await post('/v1/audio/transcriptions', {}, { id: 'whisper' });
    expect(json.status).toBe(415);
  });
});
