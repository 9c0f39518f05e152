import { READER } from '../../auth';
import { type Check, NotRun, type See } from '../Check';
import type { ContractServer } from '../ContractServer';
import {
  type ProxiedModel,
  type ServicePorts,
  startProxiedModel,
} from '../ProxiedModel';
import { waitUntil } from '../waitUntil';

/** A check with a model of its own behind a Service of two ports. */
const withModel = (
  name: string,
  run: (
    given: ContractServer & { model: ProxiedModel },
    see: See,
  ) => Promise<void>,
  ports?: ServicePorts,
): Check => ({
  name,
  async run(server, see) {
    const model = await startProxiedModel(server, ports);
    if (!model) {
      throw new NotRun('this machine has no address but loopback');
    }
    try {
      await run({ ...server, model }, see);
    } finally {
      await model.stop();
    }
  },
});

export const PROXY_CHECKS: Check[] = [
  withModel(
    'the service proxy forwards method, path, query, body, status and headers, and never the token',
    async ({ reader, model }, see) => {
      const answer = await reader.call(
        'POST',
        `${model.path(':http')}/v1/completions?x=1`,
        { prompt: 'hi' },
        { cookie: 'a=b', 'x-custom': 'kept' },
      );
      expect(answer).toMatchObject({
        status: 418,
        headers: { 'x-model': 'yes' },
        body: 'POST /v1/completions?x=1 {"prompt":"hi"}',
      });
      const [{ headers }] = model.seen;
      expect(headers).toMatchObject({ cookie: 'a=b', 'x-custom': 'kept' });
      expect(headers.authorization).toBeUndefined();
      see('x-forwarded-uri', headers['x-forwarded-uri']);
    },
  ),
  withModel(
    'the service proxy knows name:number, name:port and scheme:name:port',
    async ({ reader, model, namespace }) => {
      const services = `/api/v1/namespaces/${namespace}/services`;
      for (const target of [
        `${model.name}:80`,
        `${model.name}:http`,
        `http:${model.name}:80`,
      ]) {
        const { body } = await reader.get(`${services}/${target}/proxy/health`);
        expect(body).toBe('GET /health ');
      }
    },
  ),
  withModel(
    'a name without a port gets 503 when the Service has several, as does a port it has not',
    async ({ reader, model }, see) => {
      for (const port of ['', ':81', ':nope', ':metrics']) {
        const { status, body } = await reader.get(`${model.path(port)}/health`);
        see(`answer for the port “${port}”`, { status, body });
        expect(status).toBe(503);
      }
    },
  ),
  withModel(
    'a name without a port finds the only port, if that has no name',
    async ({ reader, model }) => {
      const { body } = await reader.get(`${model.path('')}/health`);
      expect(body).toBe('GET /health ');
    },
    [{ port: 80 }],
  ),
  withModel(
    'a name without a port does not find the only port, if that has a name',
    async ({ reader, model }, see) => {
      const { status, body } = await reader.get(`${model.path('')}/health`);
      see('answer', { status, body });
      expect(status).toBe(503);
    },
    [{ name: 'http', port: 80 }],
  ),
  {
    name: 'a Service that is not there, or that nobody lists endpoints for, gets 404',
    async run({ admin, reader, namespace }, see) {
      const services = `/api/v1/namespaces/${namespace}/services`;
      const none = await reader.get(`${services}/none:http/proxy/`);
      see('no Service', none.body);
      expect(none.status).toBe(404);
      await admin.call('POST', services, {
        metadata: { name: 'bare' },
        spec: { ports: [{ name: 'http', port: 80 }] },
      });
      const bare = await reader.get(`${services}/bare:http/proxy/`);
      see('no Endpoints', bare.body);
      expect(bare.status).toBe(404);
    },
  },
  withModel(
    'the service proxy passes server-sent events unbuffered, and an abort on to the model',
    async ({ reader, model }) => {
      const stream = await reader.watch(`${model.path(':http')}/stream`);
      expect(await stream.nextLine()).toBe('data: one');
      stream.close();
      await model.aborted;
    },
  ),
  withModel(
    'POST through the service proxy needs create on services/proxy',
    async ({ reader, model, setReaderRules }, see) => {
      const others = READER.rules.filter(
        ({ resources }) => !resources.includes('services/proxy'),
      );
      await setReaderRules([
        ...others,
        { groups: [''], resources: ['services/proxy'], verbs: ['get'] },
      ]);
      const url = `${model.path(':http')}/v1/completions`;
      const refused = await waitUntil(
        () => reader.call('POST', url, {}),
        ({ status }) => status === 403,
      );
      see('body', refused.body);
      expect((await reader.get(url)).status).toBe(418);
      await setReaderRules(READER.rules);
      await waitUntil(
        () => reader.call('POST', url, {}),
        ({ status }) => status === 418,
      );
    },
  ),
];
