import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { type SandboxCluster, startCluster } from '../startCluster';

describe('the service proxy', () => {
  let model: Server;
  let seen: IncomingMessage[];
  let aborted: Promise<unknown>;
  let cluster: SandboxCluster;
  let agent: Agent;

  beforeAll(async () => {
    seen = [];
    model = createServer((req, res) => {
      seen.push(req);
      if (req.url?.includes('/stream')) {
        aborted = once(res, 'close');
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        res.write('data: one\n\n');
        return;
      }
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        res.writeHead(418, { 'content-type': 'text/plain', 'x-model': 'yes' });
        res.end(`${req.method} ${req.url} ${Buffer.concat(chunks)}`);
      });
    });
    model.listen(0, '127.0.0.1');
    await once(model, 'listening');
    const { port } = model.address() as AddressInfo;
    cluster = await startCluster({
      name: 'proxy',
      seed: 'prod',
      pace: 100_000,
      modelServerUrl: `http://127.0.0.1:${port}`,
    });
    agent = new Agent({ connect: { ca: cluster.caPem } });
  });
  afterAll(async () => {
    await agent.destroy();
    await cluster.stop();
    model.close();
  });

  const call = (
    target: string,
    rest: string,
    options: Parameters<typeof request>[1] = {},
    namespace = 'search',
  ) =>
    request(
      `${cluster.url}/api/v1/namespaces/${namespace}/services/${target}/proxy${rest}`,
      {
        dispatcher: agent,
        ...options,
        headers: {
          authorization: `Bearer ${cluster.tokens.reader}`,
          cookie: 'a=b',
          'x-custom': 'kept',
        },
      },
    );

  it('forwards method, path, query, body, headers and status, and never the token', async () => {
    const answer = await call('search-phi-4:http', '/v1/completions?x=1', {
      method: 'POST',
      body: '{"prompt":"hi"}',
    });
    expect(answer.statusCode).toBe(418);
    expect(answer.headers['x-model']).toBe('yes');
    expect(await answer.body.text()).toBe(
      'POST /m/phi-4;vllm;generate/v1/completions?x=1 {"prompt":"hi"}',
    );
    const { headers } = seen[seen.length - 1];
    expect(headers).toMatchObject({
      cookie: 'a=b',
      'x-custom': 'kept',
      'x-forwarded-uri': expect.stringContaining('/proxy/v1/completions'),
    });
    expect(headers.authorization).toBeUndefined();
  });

  it.each(['search-phi-4:80', 'search-phi-4:http', 'http:search-phi-4:80'])(
    'knows the port in %s',
    async target => {
      const answer = await call(target, '/health');
      expect(await answer.body.text()).toBe(
        'GET /m/phi-4;vllm;generate/health ',
      );
    },
  );

  it('serves a child of an InferenceSet under the name of its set', async () => {
    const child = cluster.store
      .list('Service', 'search')
      .find(({ metadata }) => /^search-phi-mini-\w{5}$/.test(metadata.name));
    const answer = await call(`${child?.metadata.name}:http`, '/v1/models');
    expect(await answer.body.text()).toBe(
      'GET /m/search-phi-mini;vllm;generate/v1/models ',
    );
  });

  it.each([
    [
      'search-phi-4',
      'search',
      503,
      'no endpoints available for service "search-phi-4"',
    ],
    ['search-phi-4:81', 'search', 503, 'no service port 81 found'],
    [
      'search-phi-4:nope',
      'search',
      503,
      'no endpoints available for service "search-phi-4:nope"',
    ],
    ['nowhere:http', 'search', 404, 'services "nowhere" not found'],
    ['support-gemma-27b:http', 'support', 503, 'connect: connection refused'],
  ])('answers for %s in %s with %i', async (target, namespace, code, words) => {
    const answer = await call(target, '/health', {}, namespace);
    expect(answer.statusCode).toBe(code);
    expect(await answer.body.json()).toMatchObject({
      kind: 'Status',
      message: expect.stringContaining(words),
    });
  });

  it('answers 503 when the Pod behind the Service is gone', async () => {
    cluster.store.delete('Pod', 'gpt-oss-20b-0', 'support');
    const answer = await call('gpt-oss-20b:http', '/health', {}, 'support');
    expect(answer.statusCode).toBe(503);
    expect(await answer.body.json()).toMatchObject({
      message: 'no endpoints available for service "gpt-oss-20b:http"',
    });
  });

  it('streams unbuffered, and tells the model when the client leaves', async () => {
    const abort = new AbortController();
    const answer = await call('search-phi-4:http', '/stream', {
      signal: abort.signal,
    });
    const [first] = (await once(answer.body, 'data')) as [Buffer];
    expect(String(first)).toBe('data: one\n\n');
    answer.body.on('error', () => {});
    abort.abort();
    await aborted;
  });
});
