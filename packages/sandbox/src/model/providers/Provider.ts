import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange, Routes } from '../http/Exchange';
import { ALL_TRAITS, type ModelTraits } from '../http/ModelTraits';
import { readJson } from '../http/readJson';
import { ServedModels, type ServingOptions } from '../http/ServedModels';
import { providerRoutes } from './routes';

/** Names under which the providers of the sandbox have what they have. */
export const PROVIDED = {
  /** Writes text, by the sandbox's engine. */
  writer: 'sandbox-writer',
  /** Embeds text, by its words. */
  embedder: 'sandbox-embedder',
} as const;

const TRAITS: Record<string, ModelTraits> = {
  [PROVIDED.writer]: ALL_TRAITS,
  [PROVIDED.embedder]: { ...ALL_TRAITS, task: 'embed', tools: false },
};

/** How to start a server in the shape of a provider. */
export interface ProviderOptions extends ServingOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** What callers must show. */
  key: string;
}

/** The models of a provider, and how a call becomes one of one of them. */
export class Provider {
  readonly #models: ServedModels;
  readonly startedAt = Math.floor(Date.now() / 1000);

  constructor(options: ServingOptions) {
    this.#models = new ServedModels(options);
  }

  get names(): string[] {
    return Object.keys(TRAITS);
  }

  /** What any of the models answers. */
  allRoutes(): Routes {
    return Object.assign({}, ...Object.values(TRAITS).map(providerRoutes));
  }

  /** An exchange with the model of a name; undefined of one that is not there. */
  exchangeWith(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Exchange | undefined {
    return Object.hasOwn(TRAITS, name)
      ? {
          model: this.#models.get(name),
          traits: TRAITS[name],
          adapters: [],
          request,
          response,
          signal,
        }
      : undefined;
  }
}

/** The model that a body names, as far as it is a body; what is wrong with it is for the route to say. */
export async function modelNamed(request: IncomingMessage): Promise<string> {
  const body = await readJson(request).catch(() => null);
  const model =
    typeof body === 'object' && body !== null && 'model' in body
      ? body.model
      : undefined;
  return typeof model === 'string' ? model : '';
}
