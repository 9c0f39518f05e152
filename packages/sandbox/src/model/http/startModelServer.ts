import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TextEngine } from '../engine/TextEngine';
import { systemClock, type Clock } from '../serving/Clock';
import type { Pace } from '../serving/Pacer';
import { ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';
import { routes, type Exchange } from './routes';
import { sendJson } from './sendJson';

/** How to serve an engine. */
export interface ModelServerOptions {
  engine: TextEngine;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Pace of an engine that is faster than a model would be. Default: 30 tokens a second after 250 ms. */
  pace?: Pace;
  /** Requests per served model that run at a time and that wait; more get a 429. Default: 4 and 8. */
  limits?: { running: number; waiting: number };
  clock?: Clock;
}

/** A running model server. */
export interface ModelServer {
  /** Base URL; a model is served below `/m/<served model>`. */
  url: string;
  /** Ends every answer under way and closes the port. */
  stop(): Promise<void>;
}

const PATH = /^\/m\/([a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(\/.*)$/;

/** Serves an engine on loopback with vLLM's OpenAI-compatible routes, under any served name that is asked for. */
export async function startModelServer(
  options: ModelServerOptions,
): Promise<ModelServer> {
  const { engine } = options;
  const models = new Map<string, ServedModel>();
  const stopping = new AbortController();

  const modelOf = (name: string) => {
    const known = models.get(name);
    if (known) {
      return known;
    }
    const model = new ServedModel(name, engine, {
      clock: options.clock ?? systemClock,
      pace: engine.describe().realTime
        ? undefined
        : options.pace ?? { tokensPerSecond: 30, firstTokenMs: 250 },
      limits: options.limits ?? { running: 4, waiting: 8 },
    });
    models.set(name, model);
    return model;
  };

  const server = createServer(async (request, response) => {
    const match = PATH.exec(pathOf(request));
    const route = match && routes[match[2]];
    if (!route) {
      sendJson(response, 404, { detail: 'Not Found' });
      return;
    }
    const handler = route[request.method ?? ''];
    if (!handler) {
      response.setHeader('allow', Object.keys(route).join(', '));
      sendJson(response, 405, { detail: 'Method Not Allowed' });
      return;
    }
    const signal = AbortSignal.any([stopping.signal, clientLeft(response)]);
    await handle(handler, {
      model: modelOf(match[1]),
      request,
      response,
      signal,
    });
  });

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stopping.abort(new Error('The model server stops'));
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await engine.dispose?.();
    },
  };
}

async function handle(
  handler: (exchange: Exchange) => Promise<void> | void,
  exchange: Exchange,
) {
  const { response, signal } = exchange;
  try {
    await handler(exchange);
  } catch (error) {
    if (signal.aborted || response.headersSent) {
      response.destroy();
      return;
    }
    const apiError = ApiError.from(error);
    sendJson(response, apiError.status, apiError.toBody());
  }
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://loopback').pathname;
}

/** Fires when the connection closes before the answer is complete. */
function clientLeft(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The client left'));
    }
  });
  return controller.signal;
}
