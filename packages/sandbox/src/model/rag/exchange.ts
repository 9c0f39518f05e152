import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '../http/Exchange';
import { RagError } from './RagError';
import type { RagIndex } from './RagIndex';

/** What makes an exchange with a model of a name. */
export type ExchangeWith = (model: string) => Exchange;

/** One request to one RAG engine. */
export interface RagExchange {
  request: IncomingMessage;
  response: ServerResponse;
  indexes: Map<string, RagIndex>;
  /** Indexes as they were written to the engine's volume. */
  persisted: Map<string, RagIndex>;
  query: URLSearchParams;
  /** Index the path names; empty when it names none. */
  name: string;
  /** Served name of the model that answers; `none` without one, `unreachable` when nothing is behind its address. */
  model: string;
  exchangeWith: ExchangeWith;
}

/** An index that must be there; 404 otherwise. */
export function indexOf(
  { indexes }: Pick<RagExchange, 'indexes'>,
  name: string,
): RagIndex {
  const index = indexes.get(name);
  if (!index) {
    throw new RagError(404, `No such index: '${name}' exists.`);
  }
  return index;
}
