import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  createNgramEngine,
  startApiServer,
  startModelServer,
  type ModelServer,
  type RunningApiServer,
} from '@kaito-portal/sandbox';
import express, { type RequestHandler } from 'express';
import { AuditTrail } from '../../audit';
import type { ClusterTransport } from '../../clusters/ClusterTransport';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { openHealthGate } from '../../permissions/__testUtils__/openHealthGate';
import type { KaitoResource } from '../../permissions/ResourceGate';
import { endpointRoutes } from '../../routes/endpointRoutes';
import { AuthorizedEndpointDirectory } from '../AuthorizedEndpointDirectory';
import { CallRecorder } from '../CallRecorder';
import { CaptureService } from '../capture/CaptureService';
import type { Capture } from '../capture/CaptureStore';
import { readCaptureConfig } from '../capture/readCaptureConfig';
import { systemClock } from '../../watch/Clock';
import { ConfiguredEndpoints } from '../configured/ConfiguredEndpoints';
import { readEndpointsConfig } from '../configured/readEndpointsConfig';
import { CostBook } from '../cost/CostBook';
import type { Endpoint } from '../Endpoint';
import { EndpointViews } from '../EndpointViews';
import { joinDirectories } from '../EndpointDirectory';
import { CallLimiter, ENDPOINT_WORDS } from '../gateway/CallLimiter';
import { InferenceGateway } from '../gateway/InferenceGateway';
import { readGatewayConfig } from '../gateway/readGatewayConfig';
import { HealthBook } from '../health/HealthBook';
import { InferenceService } from '../InferenceService';
import { AuthorizedEndpointMetrics } from '../metrics/AuthorizedEndpointMetrics';
import { MetricsBook, type MetricsBookOptions } from '../metrics/MetricsBook';
import { EndpointSender } from '../ways/EndpointSender';
import { TargetChoice } from '../ways/TargetChoice';
import { UrlDispatchers } from '../ways/UrlDispatchers';
import { createService } from './createService';
import { proxiedEndpoint } from './fixtures';

export const DANA = mockCredentials.user.header('user:default/dana');
export const PAT = mockCredentials.user.header('user:default/pat');

export interface GatewayOptions {
  /** `kaito.gateway`. */
  gateway?: JsonObject;
  /** `kaito.endpoints`. */
  configured?: JsonObject[];
  mayRead?: (resource: KaitoResource) => boolean;
  mayInvoke?: (resource: KaitoResource) => boolean;
  /** Of the fleet; the one behind the Service `phi` when left out. */
  endpoints?: Endpoint[];
  credentials?: BackstageCredentials;
  /** How names become addresses. */
  lookup?: LookupFunction;
  /** To clusters of the test's own. */
  transport?: ClusterTransport;
  /** How often endpoints are asked for their metrics. */
  metrics?: Partial<MetricsBookOptions>;
}

/** A call to the endpoint of that id, the fleet's when none is named. */
type CallInit = RequestInit & { id?: string };

/** A gateway over real sockets, with a cluster whose one pod leads to whatever a test starts. */
export function useGateway() {
  const fleet = proxiedEndpoint();
  const cleanups: (() => unknown)[] = [];
  let cluster: RunningApiServer;
  let transport: UndiciClusterTransport;
  /** Where the pod's port leads. */
  let podUrl = '';

  beforeAll(async () => {
    cluster = await startApiServer({
      name: fleet.view.workload!.cluster,
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
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup();
    }
  });
  afterAll(async () => {
    await transport.close();
    await cluster.stop();
  });

  /** A server of the test's own; gives its URL. */
  async function listen(
    app: RequestHandler,
    host = '127.0.0.1',
  ): Promise<string> {
    const server: Server = createServer(app as never).listen(0, host);
    await once(server, 'listening');
    cleanups.push(() => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    });
    return `http://${host}:${(server.address() as AddressInfo).port}`;
  }

  return {
    fleet,
    listen,
    cluster: () => cluster,
    podUrl: () => podUrl,
    onCleanup: (cleanup: () => unknown) => cleanups.push(cleanup),

    /** The sandbox's model server behind the pod. */
    async startModel(
      options: Partial<Parameters<typeof startModelServer>[0]> = {},
    ): Promise<ModelServer> {
      const model = await startModelServer({
        engine: createNgramEngine(),
        pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
        ...options,
      });
      cleanups.push(() => model.stop());
      podUrl = `${model.url}/m/phi-4/`;
      return model;
    },

    /** The sandbox's RAG engine behind the pod, with its model server as its model. */
    async startRag(): Promise<void> {
      const { url } = await this.startModel();
      podUrl = `${url}/rag/manuals/phi-4/`;
    },

    /** A server behind the pod that does what the handler says. */
    async startUpstream(handler: RequestHandler): Promise<string> {
      const app = express();
      app.use(handler);
      podUrl = `${await listen(app)}/`;
      return podUrl;
    },

    /** The gateway behind its routes, as the plugin mounts them. */
    async startGateway(options: GatewayOptions = {}) {
      const config = new ConfigReader({
        kaito: {
          gateway: options.gateway ?? {},
          endpoints: options.configured ?? [],
        },
      });
      const settings = readGatewayConfig(config);
      const captureConfig = readCaptureConfig(config);
      const kept: Capture[] = [];
      const event = { success: jest.fn(), fail: jest.fn() };
      const auditor = mockServices.auditor.mock({
        createEvent: jest.fn().mockResolvedValue(event),
      });
      const logger = mockServices.logger.mock();
      const endpoints = options.endpoints ?? [fleet];
      const choice = new TargetChoice();
      const dispatchers = new UrlDispatchers({
        connectTimeout: settings.timeouts.connect,
        lookup: options.lookup,
      });
      cleanups.push(() => dispatchers.close());
      const sender = new EndpointSender({
        transport: options.transport ?? transport,
        dispatchers,
        choice,
      });
      const health = new HealthBook({ sender });
      const configured = new ConfiguredEndpoints(readEndpointsConfig(config), {
        azure: () => ({
          getToken: async scope => ({
            token: `entra for ${scope}`,
            expiresOnTimestamp: Date.now() + 3_600_000,
          }),
        }),
        findModel: () => undefined,
      });
      const directory = new AuthorizedEndpointDirectory(
        joinDirectories([
          configured,
          {
            list: () => endpoints,
            find: id => endpoints.find(({ view }) => view.id === id),
            clusters: () => [],
          },
        ]),
        new EndpointViews({
          health,
          choice,
          costs: new CostBook(
            {
              price: async () => ({ state: 'not-checked', reason: '' }),
            },
            () => undefined,
          ),
          capture: captureConfig.modes,
        }),
        {
          predicate: async ({ name }) =>
            (name === 'kaito.endpoint.invoke'
              ? options.mayInvoke
              : options.mayRead) ?? (() => true),
        },
        openHealthGate,
      );
      const gateway = new InferenceGateway(sender, settings.timeouts);
      const inference = new InferenceService({
        directory,
        gateway,
        health,
        bodies: settings.bodies,
        limits: {
          perUser: new CallLimiter(settings.perUser),
          perEndpoint: new CallLimiter(settings.perEndpoint, ENDPOINT_WORDS),
        },
        recorder: new CallRecorder(
          AuditTrail.create({ auditor, logger }),
          new CaptureService({
            ...captureConfig,
            logger,
            clock: systemClock,
            store: {
              add: async capture => {
                kept.push(capture);
              },
              prune: async () => 0,
            },
          }),
        ),
        causeOf: () => null,
      });
      const httpAuth = mockServices.httpAuth();
      if (options.credentials) {
        jest
          .spyOn(httpAuth, 'credentials')
          .mockResolvedValue(options.credentials as never);
      }
      const app = express();
      const book = new MetricsBook({ sender, ...options.metrics });
      cleanups.push(() => book.close());
      const metrics = new AuthorizedEndpointMetrics(directory, book);
      app.use(
        endpointRoutes({ directory, inference, metrics, httpAuth, logger }),
      );
      app.use(mockErrorHandler());
      const url = await listen(app);
      const base = (id = fleet.view.id) => `${url}/endpoints/${id}`;
      const post = (path: string, body: unknown, init: CallInit = {}) =>
        fetch(`${base(init.id)}${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          ...init,
          headers: {
            'content-type': 'application/json',
            authorization: DANA,
            ...(init.headers as Record<string, string>),
          },
        });

      return {
        url,
        gateway,
        auditor,
        event,
        logger,
        /** What was captured. */
        kept,
        /** Base URL as an OpenAI client takes it. */
        openAiUrl: (id?: string) => `${base(id)}/v1`,
        get: (path: string, authorization = DANA) =>
          fetch(`${url}${path}`, { headers: { authorization } }),
        post,
        chat: (body: unknown, init?: CallInit) =>
          post('/v1/chat/completions', body, init),
      };
    },
  };
}

export type GatewayBench = ReturnType<typeof useGateway>;

/** What a refusal says, in either shape. */
export async function failure(response: Response) {
  const { error } = (await response.json()) as {
    error: { name: string; message: string; code?: string; type?: string };
  };
  return { status: response.status, ...error };
}

/** The data of each event of a stream. */
export function eventsIn(text: string): { event?: string; data: string }[] {
  return text
    .split(/\r?\n\r?\n/)
    .filter(Boolean)
    .map(frame => ({
      event: /^event: ?(.*)$/m.exec(frame)?.[1],
      data: [...frame.matchAll(/^data: ?(.*)$/gm)].map(([, d]) => d).join('\n'),
    }));
}

/** Waits until something is so. */
export async function until(check: () => boolean | Promise<boolean>) {
  const end = Date.now() + 45_000;
  while (!(await check())) {
    if (Date.now() > end) {
      throw new Error('It did not happen');
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
