import { randomBytes } from 'node:crypto';
import {
  PROVIDED,
  startAzureShaped,
  startOpenAiShaped,
  type TextEngine,
} from '../model';

/** Faster and slower than the models of the fleet, so that a comparison has something to tell. */
const PACE = {
  azure: { tokensPerSecond: 60, firstTokenMs: 400 },
  openAi: { tokensPerSecond: 45, firstTokenMs: 150 },
};

/** Beside the fleet: servers in the shape of two providers, as `kaito.endpoints` names them. */
export interface Providers {
  /** Entries of `kaito.endpoints`, with their keys. */
  endpoints: object[];
  stop(): Promise<void>;
}

/** Starts servers in the shape of Azure OpenAI and of OpenAI, each with a key that is made anew. */
export async function startProviders(
  engine: TextEngine,
  ports: { azure: number; openAi: number },
): Promise<Providers> {
  const keys = { azure: newKey(), openAi: newKey() };
  const azure = await startAzureShaped({
    engine,
    port: ports.azure,
    key: keys.azure,
    pace: PACE.azure,
  });
  const openAi = await startOpenAiShaped({
    engine,
    port: ports.openAi,
    key: keys.openAi,
    pace: PACE.openAi,
  });
  return {
    endpoints: endpointsOf({ azure: azure.url, openAi: openAi.url }, keys),
    async stop() {
      await Promise.all([azure.stop(), openAi.stop()]);
    },
  };
}

function newKey(): string {
  return randomBytes(24).toString('base64url');
}

type Each<T> = { azure: T; openAi: T };

/** What the portal is told of them. Prices are examples. */
export function endpointsOf(urls: Each<string>, keys: Each<string>): object[] {
  const writer = {
    // Of the developer's team, so that both who runs clusters and who writes code see them.
    owner: 'group:default/team-search',
    model: { name: PROVIDED.writer },
    abilities: {
      tools: true,
      jsonSchema: true,
      images: true,
      logprobs: true,
      reasoning: false,
    },
  };
  const openAi = {
    provider: 'openai',
    url: `${urls.openAi}/v1`,
    apiKey: keys.openAi,
  };
  return [
    {
      ...writer,
      id: 'sandbox-azure-openai',
      title: 'Text generator in the shape of Azure OpenAI (sandbox)',
      provider: 'azure-openai',
      url: urls.azure,
      deployment: PROVIDED.writer,
      apiVersion: '2024-10-21',
      apiKey: keys.azure,
      calls: ['models', 'chat', 'completions'],
      prices: { inputPerMillion: 2.5, outputPerMillion: 10, currency: 'USD' },
    },
    {
      ...writer,
      ...openAi,
      id: 'sandbox-openai',
      title: 'Text generator in the shape of OpenAI (sandbox)',
      servedModel: PROVIDED.writer,
      calls: ['models', 'chat', 'completions', 'responses'],
      prices: { inputPerMillion: 0.5, outputPerMillion: 1.5, currency: 'USD' },
    },
    {
      ...openAi,
      id: 'sandbox-embeddings',
      title: 'Embeddings in the shape of OpenAI (sandbox)',
      owner: writer.owner,
      model: { name: PROVIDED.embedder },
      servedModel: PROVIDED.embedder,
      calls: ['models', 'embeddings'],
      prices: { inputPerMillion: 0.02, outputPerMillion: 0, currency: 'USD' },
    },
  ];
}
