import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { failure, useGateway, DANA } from './__testUtils__/useGateway';

const question = {
  messages: [{ role: 'user', content: 'What is a secret plan?' }],
  seed: 5,
};

describe('the gateway', () => {
  const bench = useGateway();
  const { id } = bench.fleet.view;

  it('lists endpoints and what they answer to, as they say themselves', async () => {
    await bench.startModel();
    const { get } = await bench.startGateway();
    const list = (await (await get('/endpoints')).json()) as any;
    expect(list).toMatchObject({ totalItems: 1 });
    expect(list.items[0]).toMatchObject({
      id,
      health: {
        state: 'serving',
        reason: null,
        models: [{ id: 'phi-4', parent: null }],
        checkedAt: expect.any(String),
      },
    });
    expect(await (await get(`/endpoints/${id}`)).json()).toEqual(list.items[0]);
    const models = await get(`/endpoints/${id}/v1/models`);
    expect(models.headers.get('content-type')).toContain('application/json');
    expect(await models.json()).toMatchObject({
      data: [{ id: 'phi-4', owned_by: 'kaito-portal-sandbox' }],
    });
    expect(await (await get(`/endpoints/${id}/health`)).json()).toMatchObject({
      state: 'serving',
    });
  });

  it('streams an answer byte for byte and records it without the prompt', async () => {
    await bench.startModel();
    const { chat, event, auditor } = await bench.startGateway();
    const body = {
      ...question,
      model: 'phi-4',
      stream: true,
      stream_options: { include_usage: true },
    };
    const response = await chat(body);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toBe(
      'no-cache, no-transform',
    );
    expect(response.headers.get('x-accel-buffering')).toBe('no');

    const direct = await fetch(`${bench.podUrl()}v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const normal = (text: string) =>
      text.replace(/"id":"[^"]+","object":"[^"]+","created":\d+/g, '');
    const streamed = await response.text();
    expect(normal(streamed)).toBe(normal(await direct.text()));

    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'endpoint-invoke',
        severityLevel: 'medium',
        meta: { endpoint: id, call: 'chat' },
      }),
    );
    const usage = JSON.parse(/"usage":(\{[^}]*\})/.exec(streamed)![1]);
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.success).toHaveBeenCalledWith({
      meta: {
        provider: 'kaito',
        cluster: 'aks-weu-prod',
        namespace: 'search',
        name: 'phi',
        kind: 'Workspace',
        servedModel: 'phi-4',
        model: 'phi-4',
        outcome: 'complete',
        durationMs: expect.any(Number),
        promptTokens: usage.prompt_tokens,
        completionTokens: usage.completion_tokens,
      },
    });
    const recorded = [auditor.createEvent, event.success].flatMap(mock =>
      mock.mock.calls.flat().map(({ request, ...rest }) => rest),
    );
    expect(JSON.stringify(recorded)).not.toContain('secret plan');
  });

  it('lets each event through as it comes', async () => {
    let release = () => {};
    await bench.startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"first":1}\n\n');
      release = () => res.end('data: [DONE]\n\n');
    });
    const { chat } = await bench.startGateway();
    const response = await chat({ ...question, stream: true });
    const reader = response.body!.getReader();
    const next = async () =>
      Buffer.from((await reader.read()).value!).toString();
    expect(await next()).toBe('data: {"first":1}\n\n');
    release();
    expect(await next()).toBe('data: [DONE]\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('answers with JSON when no stream is asked for', async () => {
    await bench.startModel();
    const { chat, post } = await bench.startGateway();
    const response = await chat(question);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant' } }],
    });
    const completion = await post('/v1/completions', { prompt: 'Once' });
    expect(await completion.json()).toMatchObject({
      object: 'text_completion',
    });
    // vLLM has it without /v1.
    const tokens = await post('/v1/tokenize', { prompt: 'Once upon' });
    expect(await tokens.json()).toMatchObject({ count: expect.any(Number) });
  });

  it('gives the model nothing of the caller but the body, as it came', async () => {
    const seen: { headers: JsonObject; body: string; url: string }[] = [];
    await bench.startUpstream((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ headers: req.headers as JsonObject, body, url: req.url });
        res.set('set-cookie', 'tracker=1').json({ choices: [] });
      });
    });
    const { openAiUrl } = await bench.startGateway();
    const body = '{ "messages":[{"role":"user","content":"é"}] , "top_k": 3}';
    const response = await fetch(`${openAiUrl()}/chat/completions?x=1`, {
      method: 'POST',
      body,
      headers: {
        authorization: DANA,
        'content-type': 'application/json',
        cookie: 'session=abc',
        'x-custom': 'custom',
        'x-forwarded-user': 'root',
        'impersonate-user': 'root',
      },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    const [{ headers, ...rest }] = seen;
    expect(rest).toEqual({ body, url: '/v1/chat/completions' });
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      // Added by the API server, from its own point of view.
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-forwarded-uri',
    ]);
    expect(JSON.stringify(headers)).not.toContain('dana');
    expect(JSON.stringify(headers)).not.toContain(
      bench.cluster().tokens.reader,
    );
  });

  it('lets through whom the policy lets through, and only people', async () => {
    await bench.startModel();
    const hidden = await bench.startGateway({ mayRead: () => false });
    expect((await hidden.chat(question)).status).toBe(404);
    expect((await hidden.get(`/endpoints/${id}`)).status).toBe(404);
    expect(await (await hidden.get('/endpoints')).json()).toMatchObject({
      items: [],
    });

    const visible = await bench.startGateway({ mayInvoke: () => false });
    expect(await failure(await visible.chat(question))).toMatchObject({
      status: 403,
      name: 'NotAllowedError',
      type: 'permission_error',
    });
    expect(visible.event.fail).toHaveBeenCalledTimes(1);

    const { get, chat } = await bench.startGateway();
    const service = mockCredentials.service.header();
    const none = mockCredentials.none.header();
    for (const authorization of [service, none]) {
      const refused = await chat(question, { headers: { authorization } });
      expect([401, 403]).toContain(refused.status);
    }
    const models = `/endpoints/${id}/v1/models`;
    expect((await get(models, service)).status).toBe(403);
    expect((await get('/endpoints', service)).status).toBe(200);
  });
});
