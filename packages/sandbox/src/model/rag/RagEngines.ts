import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodError } from 'zod';
import { ApiError } from '../http/ApiError';
import { sendJson } from '../http/sendJson';
import type { ExchangeWith, RagExchange } from './exchange';
import { RagError } from './RagError';
import { ragRoutes } from './routes';

/** What keeps the documents, the model that answers (`none`, or `unreachable`), and the route. */
const PATH = /^\/rag\/([^/]+)\/([^/]+)(\/.*)$/;

/** What an engine holds in memory, and on its volume. */
type Store = Pick<RagExchange, 'indexes' | 'persisted'>;

/** Every RAG engine of the sandbox, each with the indexes its Pod holds in memory. */
export class RagEngines {
  private readonly stores = new Map<string, Store>();

  /** Answers a request to an engine. False when it is none. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    exchangeWith: ExchangeWith,
  ): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const [, store, model, path] = PATH.exec(url.pathname) ?? [];
    if (!store) {
      return false;
    }
    const held = this.stores.get(store) ?? {
      indexes: new Map(),
      persisted: new Map(),
    };
    this.stores.set(store, held);
    const route = ragRoutes.find(
      ({ method, pattern }) => method === request.method && pattern.test(path),
    );
    if (!route) {
      sendJson(response, 404, { detail: 'Not Found' });
      return true;
    }
    const [, name] = route.pattern.exec(path) ?? [];
    try {
      await route.handle({
        request,
        response,
        ...held,
        query: url.searchParams,
        name: decodeURIComponent(name ?? ''),
        model,
        exchangeWith,
      });
    } catch (error) {
      refuse(response, error);
    }
    return true;
  }
}

/** FastAPI says what is wrong under `detail`. */
function refuse(response: ServerResponse, error: unknown) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const issues = (error as ZodError).issues;
  if (error instanceof RagError) {
    sendJson(response, error.status, { detail: error.message });
  } else if (issues) {
    const detail = issues.map(({ path, message }) => ({
      loc: ['body', ...path],
      msg: message,
    }));
    sendJson(response, 422, { detail });
  } else {
    const { status, message } = ApiError.from(error);
    sendJson(response, status, { detail: message });
  }
}
