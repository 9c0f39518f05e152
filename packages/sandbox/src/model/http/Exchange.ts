import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';
import type { ModelTraits } from './ModelTraits';

/** Fields that a provider adds to the answers of a chat. */
export interface Decoration {
  /** Of an answer that is sent whole. */
  whole?: object;
  /** Of each choice. */
  choice?: object;
  /** Of a chunk without choices that opens a stream; no such chunk when left out. */
  opening?: object;
}

/** One request to one served model. The signal fires when the client leaves or the server stops. */
export interface Exchange {
  model: ServedModel;
  traits: ModelTraits;
  /** Adapters that are served beside the model, each under its own name. */
  adapters: readonly string[];
  /** The path has named the model; what the body says of it does not matter. */
  modelInPath?: boolean;
  request: IncomingMessage;
  response: ServerResponse;
  signal: AbortSignal;
  decoration?: Decoration;
}

export type Route = (exchange: Exchange) => Promise<void> | void;

/** Routes by path and method. */
export type Routes = Record<string, Record<string, Route>>;

/** The name that is asked for. A request may leave the model out; naming another than what is served is a 404. */
export function checkModel(
  {
    model,
    adapters,
    modelInPath,
  }: Pick<Exchange, 'model' | 'adapters' | 'modelInPath'>,
  asked: string | null | undefined,
): string {
  if (modelInPath) {
    return model.name;
  }
  if (asked && asked !== model.name && !adapters.includes(asked)) {
    throw ApiError.unknownModel(asked);
  }
  return asked || model.name;
}
