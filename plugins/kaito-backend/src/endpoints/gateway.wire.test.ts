import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  createNgramEngine,
  startApiServer,
  startModelServer,
  type ModelServer,
  type RunningApiServer,
} from '@kaito-portal/sandbox';
import express, { type RequestHandler } from 'express';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import { AuditTrail } from '../audit';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import type { KaitoResource } from '../permissions/ResourceGate';
import { endpointRoutes } from '../routes/endpointRoutes';
import { endpointFixture } from './__testUtils__/fixtures';
import { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
import { InferenceGateway } from './gateway/InferenceGateway';
import { readGatewayConfig } from './gateway/readGatewayConfig';
import { UserLimiter } from './gateway/UserLimiter';
import { InferenceService } from './InferenceService';

const DANA = mockCredentials.user.header('user:default/dana');
const PAT = mockCredentials.user.header('user:default/pat');
const endpoint = endpointFixture();
const chatPath = `/endpoints/${endpoint.id}/v1/chat/completions`;
const question = {
  messages: [{ role: 'user', content: 'What is a secret plan?' }],
  seed: 5,
};

describe('gateway', () => {
  let cluster: RunningApiServer;
  let model: ModelServer;
  /** Where the pod's port leads; the model server unless a test says otherwise. */
  let podUrl: string;
  let transport: UndiciClusterTransport;
  const cleanups: (() => unknown)[] = [];

  beforeAll(async () => {
    cluster = await startApiServer({
      name: endpoint.workload.cluster,
      proxyTarget: () => new URL(podUrl),
    });
    createService(cluster, 'search', 'phi');
    transport = new UndiciClusterTransport([
      {
        name: cluster.name,
        url: cluster.url,
        tls: { ca: cluster.caPem },
        token: async () => cluster.tokens.reader,
      },
    ]);
  });

  afterAll(async () => {
    await transport.close();
    await cluster.stop();
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup();
    }
  });

  async function startModel(
    options: Partial<Parameters<typeof startModelServer>[0]> = {},
  ) {
    model = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
      ...options,
    });
    cleanups.push(() => model.stop());
    podUrl = `${model.url}/m/phi-4/`;
  }

  /** A model server that does what the handler says. */
  async function startUpstream(handler: RequestHandler) {
    const app = express();
    app.use(handler);
    podUrl = `${await listen(app)}/`;
  }

  async function listen(app: express.Express): Promise<string> {
    const server: Server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(() => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** The gateway behind its routes, as the plugin mounts them. */
  async function startGateway(
    options: {
      gateway?: JsonObject;
      mayRead?: (resource: KaitoResource) => boolean;
      mayInvoke?: (resource: KaitoResource) => boolean;
      endpoints?: EndpointView[];
      credentials?: BackstageCredentials;
    } = {},
  ) {
    const { timeouts, limits } = readGatewayConfig(
      new ConfigReader({ kaito: { gateway: options.gateway ?? {} } }),
    );
    const event = { success: jest.fn(), fail: jest.fn() };
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn().mockResolvedValue(event),
    });
    const endpoints = options.endpoints ?? [endpoint];
    const directory = new AuthorizedEndpointDirectory(
      {
        list: () => endpoints,
        find: id => endpoints.find(e => e.id === id),
        clusters: () => [],
      },
      {
        predicate: async ({ name }) =>
          (name === 'kaito.endpoint.invoke'
            ? options.mayInvoke
            : options.mayRead) ?? (() => true),
      },
      openHealthGate,
    );
    const gateway = new InferenceGateway(transport, timeouts);
    const inference = new InferenceService({
      directory,
      gateway,
      limiter: new UserLimiter(limits),
      audit: AuditTrail.create({ auditor, logger: mockServices.logger.mock() }),
    });
    const httpAuth = mockServices.httpAuth();
    if (options.credentials) {
      jest
        .spyOn(httpAuth, 'credentials')
        .mockResolvedValue(options.credentials as never);
    }
    const app = express();
    app.use(
      endpointRoutes({
        directory,
        inference,
        httpAuth,
      }),
    );
    app.use(mockErrorHandler());
    const url = await listen(app);
    const chat = (body: unknown, init: RequestInit = {}) =>
      fetch(`${url}${chatPath}`, {
        method: 'POST',
        body: JSON.stringify(body),
        ...init,
        headers: {
          'content-type': 'application/json',
          authorization: DANA,
          ...(init.headers as Record<string, string>),
        },
      });
    const get = (path: string, authorization = DANA) =>
      fetch(`${url}${path}`, { headers: { authorization } });
    return { url, chat, get, gateway, auditor, event };
  }

  async function failure(response: Response) {
    const { error } = (await response.json()) as {
      error: { name: string; message: string };
    };
    return {
      status: response.status,
      name: error.name,
      message: error.message,
    };
  }

  it('lists endpoints and what they answer to', async () => {
    await startModel();
    const { get } = await startGateway();
    expect(await (await get('/endpoints')).json()).toMatchObject({
      items: [endpoint],
      totalItems: 1,
    });
    const models = await get(`/endpoints/${endpoint.id}/v1/models`);
    expect(models.headers.get('content-type')).toContain('application/json');
    expect(await models.json()).toMatchObject({
      data: [{ id: 'phi-4', owned_by: 'kaito-portal-sandbox' }],
    });
  });

  it('streams an answer byte for byte and records it without the prompt', async () => {
    await startModel();
    const { chat, event, auditor } = await startGateway();
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

    const direct = await fetch(`${podUrl}v1/chat/completions`, {
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
        meta: expect.objectContaining({ model: 'phi-4' }),
      }),
    );
    const usage = JSON.parse(/"usage":(\{[^}]*\})/.exec(streamed)![1]);
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.success).toHaveBeenCalledWith({
      meta: {
        cluster: 'aks-weu-prod',
        namespace: 'search',
        name: 'phi',
        kind: 'Workspace',
        servedModel: 'phi-4',
        outcome: 'complete',
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
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"first":1}\n\n');
      release = () => res.end('data: [DONE]\n\n');
    });
    const { chat } = await startGateway();
    const response = await chat({ ...question, stream: true });
    const reader = response.body!.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value!).toString()).toBe('data: {"first":1}\n\n');
    release();
    const second = await reader.read();
    expect(Buffer.from(second.value!).toString()).toBe('data: [DONE]\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('answers with JSON when no stream is asked for', async () => {
    await startModel();
    const { chat } = await startGateway();
    const response = await chat(question);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant' } }],
    });
  });

  it('gives the model nothing of the caller but the body, as it came', async () => {
    const seen: { headers: JsonObject; body: string; url: string }[] = [];
    await startUpstream((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ headers: req.headers as JsonObject, body, url: req.url });
        res.set('set-cookie', 'tracker=1').json({ choices: [] });
      });
    });
    const { url } = await startGateway();
    const body = '{ "messages":[{"role":"user","content":"é"}] , "top_k": 3}';
    const response = await fetch(`${url}${chatPath}`, {
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
    expect(JSON.stringify(headers)).not.toContain(cluster.tokens.reader);
  });

  it('stops the model when the caller leaves', async () => {
    let stopped: () => void;
    const modelStopped = new Promise<void>(resolve => {
      stopped = resolve;
    });
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {}\n\n');
      res.on('close', () => stopped());
    });
    const { chat, event } = await startGateway();
    const controller = new AbortController();
    const response = await chat(
      { ...question, stream: true },
      { signal: controller.signal },
    );
    await response.body!.getReader().read();
    controller.abort();
    await modelStopped;
    await until(() => event.success.mock.calls.length > 0);
    expect(event.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ outcome: 'client-left' }),
    });
    expect(event.fail).not.toHaveBeenCalled();
  });

  it('says so in the stream when the model breaks off half way', async () => {
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"n":1}\n\ndata: {"n":');
      setTimeout(() => res.destroy(), 20);
    });
    const { chat, event } = await startGateway();
    const text = await (await chat({ ...question, stream: true })).text();
    const [first, error, ...rest] = text.split('\n\n').filter(Boolean);
    expect(first).toBe('data: {"n":1}');
    expect(rest).toEqual([]);
    expect(error.split('\n')[0]).toBe('event: error');
    expect(JSON.parse(error.split('\n')[1].slice('data: '.length))).toEqual({
      error: {
        name: 'BadGatewayError',
        message: expect.stringContaining('was lost in the middle'),
      },
    });
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(event.success).not.toHaveBeenCalled();
  });

  it('says so when the stream ends properly but too early', async () => {
    await startUpstream((_req, res) => {
      res.type('text/event-stream').end('data: {"n":1}\n\n');
    });
    const { chat } = await startGateway();
    const text = await (await chat({ ...question, stream: true })).text();
    expect(text).toContain('ended its answer half way');
  });

  it('says so when the model falls silent', async () => {
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {"n":1}\n\n');
    });
    const { chat } = await startGateway({
      gateway: { timeouts: { idle: '100ms' } },
    });
    const text = await (await chat({ ...question, stream: true })).text();
    expect(text).toContain('"name":"GatewayTimeoutError"');
    expect(text).toContain('said nothing for 0.1 s');
  });

  it('gives up on a model that does not begin', async () => {
    await startUpstream(() => {});
    const { chat } = await startGateway({
      gateway: { timeouts: { firstByte: '100ms' } },
    });
    expect(await failure(await chat(question))).toMatchObject({
      status: 504,
      name: 'GatewayTimeoutError',
      message: expect.stringContaining('did not begin to answer within 0.1 s'),
    });
  });

  it('ends streams with a word when the portal stops', async () => {
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {}\n\n');
    });
    const { chat, gateway } = await startGateway();
    const response = await chat({ ...question, stream: true });
    gateway.close();
    expect(await response.text()).toContain('The portal is restarting');
    expect((await chat(question)).status).toBe(503);
  });

  it('explains what the model refuses', async () => {
    await startModel({
      pace: { tokensPerSecond: 1, firstTokenMs: 60_000 },
      limits: { running: 1, waiting: 0 },
    });
    const { chat, event } = await startGateway();
    const controller = new AbortController();
    const busy = chat(question, { signal: controller.signal }).catch(() => {});
    await until(async () =>
      (
        await (await fetch(`${podUrl}metrics`)).text()
      ).includes('num_requests_running{engine="0",model_name="phi-4"} 1'),
    );
    const full = await chat(question, { headers: { authorization: PAT } });
    expect(full.headers.get('retry-after')).toBe('5');
    expect(await failure(full)).toMatchObject({
      status: 429,
      name: 'TooManyRequestsError',
      message: expect.stringContaining('as many calls waiting as it takes'),
    });
    controller.abort();
    await busy;

    expect(
      await failure(await chat({ ...question, model: 'gpt-5' })),
    ).toMatchObject({
      status: 404,
      message: expect.stringContaining("It should answer to 'phi-4'"),
    });
    const secret = { ...question, temperature: 'secret plan' };
    expect(await failure(await chat(secret))).toMatchObject({
      status: 400,
      name: 'InputError',
      message: expect.stringContaining('temperature'),
    });
    expect(event.fail.mock.calls.flat().map(({ error }) => error.message)) //
      .toEqual(['HTTP 429', 'HTTP 404', 'HTTP 400']);
  });

  it('explains a model that is still loading', async () => {
    await startUpstream((_req, res) => {
      res.status(404).json({ detail: 'Not Found' });
    });
    const { chat } = await startGateway();
    const response = await chat(question);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await failure(response)).toMatchObject({
      status: 503,
      message: expect.stringContaining('While the weights download'),
    });
  });

  it('explains what the cluster refuses, and never names its address or token', async () => {
    await startModel();
    const other = (name: string) =>
      endpointFixture({
        id: `aks-weu-prod~search~${name}`,
        workload: { ...endpoint.workload, name },
      });
    createService(cluster, 'search', 'podless', { pod: false });
    const gone = endpointFixture({
      id: 'gone~search~phi',
      workload: { ...endpoint.workload, cluster: 'gone' },
    });
    const { get } = await startGateway({
      endpoints: [other('absent'), other('podless'), gone],
    });
    const ask = async (id: string) =>
      failure(await get(`/endpoints/${id}/v1/models`));
    const absent = await ask('aks-weu-prod~search~absent');
    expect(absent).toMatchObject({
      status: 503,
      message: expect.stringContaining('has no Service yet'),
    });
    const podless = await ask('aks-weu-prod~search~podless');
    expect(podless).toMatchObject({
      status: 503,
      message: expect.stringContaining('No pod of'),
    });
    const lost = await ask('gone~search~phi');
    expect(lost.status).toBe(404);
    const words = JSON.stringify([absent, podless, lost]);
    expect(words).not.toContain(new URL(cluster.url).port);
    expect(words).not.toContain(cluster.tokens.reader);
  });

  it('lets through whom the policy lets through, and only people', async () => {
    await startModel();
    const hidden = await startGateway({ mayRead: () => false });
    expect((await hidden.chat(question)).status).toBe(404);
    expect((await (await hidden.get('/endpoints')).json()) as {}).toMatchObject(
      {
        items: [],
      },
    );

    const visible = await startGateway({ mayInvoke: () => false });
    expect(await failure(await visible.chat(question))).toMatchObject({
      status: 403,
      name: 'NotAllowedError',
    });
    expect(visible.event.fail).toHaveBeenCalledTimes(1);

    const { get, chat } = await startGateway();
    const service = mockCredentials.service.header();
    const none = mockCredentials.none.header();
    for (const authorization of [service, none]) {
      const refused = await chat(question, { headers: { authorization } });
      expect([401, 403]).toContain(refused.status);
    }
    const models = `/endpoints/${endpoint.id}/v1/models`;
    expect((await get(models, service)).status).toBe(403);
    expect((await get('/endpoints', service)).status).toBe(200);
  });

  it('limits each person on their own', async () => {
    await startUpstream((_req, res) => {
      res.json({ choices: [] });
    });
    const { chat } = await startGateway({
      gateway: { limits: { requestsPerMinutePerUser: 2 } },
    });
    expect((await chat(question)).status).toBe(200);
    expect((await chat(question)).status).toBe(200);
    const limited = await chat(question);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(await failure(limited)).toMatchObject({
      status: 429,
      message: expect.stringContaining('2 calls a minute'),
    });
    const pat = await chat(question, { headers: { authorization: PAT } });
    expect(pat.status).toBe(200);
  });

  it('refuses what is not a chat request, and routes it does not know', async () => {
    await startModel();
    const { chat, get } = await startGateway();
    expect(await failure(await chat({ messages: [] }))).toMatchObject({
      status: 400,
      message: 'messages: at least one message is needed',
    });
    const large = { messages: [{ role: 'user', content: 'x'.repeat(1.1e6) }] };
    expect(await failure(await chat(large))).toMatchObject({
      status: 413,
      message: expect.stringContaining('larger than 1 MB'),
    });
    const text = await chat(question, {
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
    expect(
      await failure(await get(`/endpoints/${endpoint.id}/metrics`)),
    ).toMatchObject({
      status: 404,
      message: expect.stringContaining('does not pass GET'),
    });
    const html = await get(`/endpoints/${endpoint.id}/v1/../../admin`);
    expect(html.status).toBe(404);
  });

  it('does not take a web page for an answer', async () => {
    await startUpstream((_req, res) => {
      res.send('<h1>Welcome</h1>');
    });
    const { chat } = await startGateway();
    expect(await failure(await chat(question))).toMatchObject({
      status: 502,
      message: expect.stringContaining('text/html'),
    });
  });

  it('ends a stream with the session of its reader', async () => {
    await startUpstream((_req, res) => {
      res.type('text/event-stream').write('data: {}\n\n');
    });
    const expiring = {
      ...mockCredentials.user('user:default/dana'),
      expiresAt: new Date(Date.now() + 200),
    };
    const { chat } = await startGateway({ credentials: expiring });
    const text = await (await chat({ ...question, stream: true })).text();
    expect(text).toContain('Your session has ended');
  });
});

function createService(
  { store }: RunningApiServer,
  namespace: string,
  name: string,
  options = { pod: true },
) {
  const labels = { 'kaito.sh/workspace': name };
  store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: labels,
      ports: [
        { name: 'http', port: 80, targetPort: 5000 },
        { name: 'ray', port: 6379, targetPort: 6379 },
      ],
    },
  });
  if (options.pod) {
    store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `${name}-0`, namespace, labels },
      spec: { containers: [] },
      status: {
        phase: 'Running',
        podIP: '10.0.0.9',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
  }
}

async function until(check: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await check()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen');
}
