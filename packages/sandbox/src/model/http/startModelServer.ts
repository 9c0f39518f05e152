import { breakAnswer } from '../faults/breakAnswer';
import { ModelFaults } from '../faults/ModelFaults';
import { RagEngines } from '../rag/RagEngines';
import { dispatch } from './dispatch';
import { ALL_TRAITS, traitsOf, type ModelTraits } from './ModelTraits';
import { routesOf } from './routes';
import { sendJson } from './sendJson';
import { ServedModels, type ServingOptions } from './ServedModels';
import { startHttp, type Handler } from './startHttp';

/** How to serve an engine. */
export interface ModelServerOptions extends ServingOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** What models can do whose path does not say. Default: everything a generating model can, but reasoning. */
  traits?: Partial<ModelTraits>;
}

/** A running model server. */
export interface ModelServer {
  /** Base URL; a model is served below `/m/<served model>`. */
  url: string;
  /** What is to go wrong. */
  faults: ModelFaults;
  /** Connections that are open, idle ones too. */
  connections(): Promise<number>;
  /** Ends every answer under way and closes the port. */
  stop(): Promise<void>;
}

/** A model; after commas its adapters; after semicolons what it was started as; then the route. */
const PATH =
  /^\/m\/([a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)((?:,[a-zA-Z0-9._-]{1,253})*)((?:;[a-z]+)*)(\/.*)$/;

/**
 * Serves an engine on loopback with vLLM's OpenAI-compatible routes, under any served name that is asked for, and as
 * any RAG engine.
 */
export async function startModelServer(
  options: ModelServerOptions,
): Promise<ModelServer> {
  const models = new ServedModels(options);
  const faults = new ModelFaults();
  const rag = new RagEngines();
  const untold = { ...ALL_TRAITS, ...options.traits };

  const handle: Handler = async (request, response, signal) => {
    const exchangeWith = (
      name: string,
      adapters: readonly string[] = [],
      traits = untold,
    ) => ({
      model: models.get(name),
      traits,
      adapters,
      request,
      response,
      signal,
    });
    if (await rag.answer(request, response, exchangeWith)) {
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const [, name, adapters, words, path] = PATH.exec(pathname) ?? [];
    if (!name) {
      sendJson(response, 404, { detail: 'Not Found' });
      return;
    }
    const fault = faults.take(name, request.method ?? '');
    if (fault && (await breakAnswer(fault, response, signal)) === 'answered') {
      return;
    }
    const traits = traitsOf(words.split(';').filter(Boolean)) ?? untold;
    const exchange = exchangeWith(name, adapters.split(',').slice(1), traits);
    await dispatch(routesOf(traits), path, exchange);
  };

  const server = await startHttp(options.port ?? 0, handle);
  return {
    url: server.url,
    faults,
    connections: server.connections,
    async stop() {
      await server.stop();
      await options.engine.dispose?.();
    },
  };
}
