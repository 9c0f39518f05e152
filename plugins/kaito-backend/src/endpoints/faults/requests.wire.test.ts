import { request as httpRequest } from 'node:http';
import { failure, useGateway, DANA, PAT } from '../__testUtils__/useGateway';

const question = { messages: [{ role: 'user', content: 'Hi' }] };

describe('a request that does not pass', () => {
  const bench = useGateway();
  const { id } = bench.fleet.view;

  it('is one of too many, of a person or to an endpoint', async () => {
    await bench.startUpstream((_req, res) => {
      res.json({ choices: [] });
    });
    const { chat } = await bench.startGateway({
      gateway: {
        limits: {
          requestsPerMinutePerUser: 2,
          requestsPerMinutePerEndpoint: 3,
        },
      },
    });
    expect((await chat(question)).status).toBe(200);
    expect((await chat(question)).status).toBe(200);
    const limited = await chat(question);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(await failure(limited)).toMatchObject({
      status: 429,
      message: expect.stringContaining('2 calls a minute'),
    });
    const asPat = { headers: { authorization: PAT } };
    expect((await chat(question, asPat)).status).toBe(200);
    expect(await failure(await chat(question, asPat))).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
      message: expect.stringContaining('of all people together'),
    });
  });

  it('names a model of another endpoint', async () => {
    let asked = 0;
    await bench.startModel();
    const model = bench.podUrl();
    await bench.startUpstream(async (req, res) => {
      asked += req.method === 'POST' ? 1 : 0;
      const answer = await fetch(`${model}${req.url.slice(1)}`);
      res
        .status(answer.status)
        .type('json')
        .send(await answer.text());
    });
    const { chat, get } = await bench.startGateway();
    await get(`/endpoints/${id}/health`);
    expect(await failure(await chat({ ...question, model: 'qwen' }))).toEqual({
      status: 404,
      name: 'NotFoundError',
      type: 'invalid_request_error',
      code: 'model_not_found',
      param: 'model',
      message: expect.stringContaining("It answers to 'phi-4'"),
    });
    expect(asked).toBe(0);
  });

  it('is no chat request', async () => {
    await bench.startModel();
    const { chat } = await bench.startGateway();
    expect(await failure(await chat({ messages: [] }))).toMatchObject({
      status: 400,
      message: 'messages: at least one message is needed',
    });
    expect((await chat(question, { body: '{', headers: {} })).status).toBe(400);
    const text = await chat(question, {
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
    const packed = await chat(question, {
      headers: { 'content-encoding': 'gzip' },
    });
    expect(await failure(packed)).toMatchObject({
      status: 415,
      message: expect.stringContaining('without content-encoding gzip'),
    });
  });

  it('is larger than the bounds: of text, and of images apart', async () => {
    await bench.startUpstream((req, res) => {
      req.resume().on('end', () => res.json({ choices: [] }));
    });
    const { chat } = await bench.startGateway();
    const say = (content: unknown) => ({
      messages: [{ role: 'user', content }],
    });
    expect(await failure(await chat(say('x'.repeat(1.1e6))))).toMatchObject({
      status: 413,
      code: 'request_too_large',
      message: expect.stringContaining('larger than 1 MB'),
    });
    const image = (bytes: number) => ({
      type: 'image_url',
      image_url: { url: `data:image/png;base64,${'A'.repeat(bytes)}` },
    });
    expect((await chat(say([image(3e6)]))).status).toBe(200);
    expect(await failure(await chat(say([image(11e6)])))).toMatchObject({
      status: 413,
      message: expect.stringContaining('larger than 10 MB'),
    });
  });

  it('is for a path the gateway does not know, however it is written', async () => {
    const asked: string[] = [];
    await bench.startUpstream((req, res) => {
      asked.push(req.url);
      res.json({});
    });
    const { url, get } = await bench.startGateway();
    const ask = (path: string) =>
      new Promise<number>((resolve, reject) => {
        // fetch would resolve dot segments itself.
        httpRequest(
          url,
          { path, headers: { authorization: DANA } },
          response => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        )
          .on('error', reject)
          .end();
      });
    for (const path of [
      '/v1/../metrics',
      '/v1/..%2fmetrics',
      '/v1/%2e%2e/metrics',
      '/v1/models/..%2f..%2fmetrics',
      '/v1//models/../../admin',
      '/v1/models%2f..%2f..%2fadmin',
      '/v1/models/phi-4',
      '/v1/load_lora_adapter',
      '/rag/indexes/..%2f..%2fmetrics/documents',
      '/rag/indexes/%2e%2e/documents',
      '/rag/persist/x',
    ]) {
      expect([path, await ask(`/endpoints/${id}${path}`)]).toEqual([path, 404]);
    }
    for (const path of [
      '/endpoints/..%2f..%2fapi/v1/models',
      '/endpoints/aks-weu-prod~search~..%2fphi/v1/models',
      '/endpoints/aks-weu-prod~search~phi%2f../v1/models',
    ]) {
      expect([path, await ask(path)]).toEqual([path, 404]);
    }
    expect(asked).toEqual([]);
    expect(
      await failure(await get(`/endpoints/${id}/v1/metrics`)),
    ).toMatchObject({
      status: 404,
      message: expect.stringContaining('does not pass GET'),
    });
  });

  it('is a call that this runtime does not answer', async () => {
    await bench.startModel();
    const { post } = await bench.startGateway();
    expect(
      await failure(await post('/v1/embeddings', { input: 'x' })),
    ).toMatchObject({
      status: 404,
      code: 'call_not_offered',
      message: expect.stringContaining('does not answer /v1/embeddings'),
    });
  });
});
