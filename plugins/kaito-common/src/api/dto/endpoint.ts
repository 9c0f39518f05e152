import { z } from 'zod';
import { freshnessShape, instantSchema, listSchema } from './freshness';
import { workloadModelSchema, workloadRefSchema } from './workload';

/** Who runs what answers. All but `kaito` are endpoints that `kaito.endpoints` names. */
export const endpointProviderSchema = z.enum([
  'kaito',
  'openai',
  'azure-openai',
  'azure-ai-foundry',
  'azure-ml',
  'container-apps',
  'container-instances',
]);

/**
 * What answers the calls.
 * - `vllm`, `transformers`: KAITO's runtimes
 * - `rag`: a RAGEngine
 * - `custom`: a container of one's own, or an endpoint of another provider
 */
export const endpointRuntimeSchema = z.enum([
  'vllm',
  'transformers',
  'rag',
  'custom',
]);

/** Calls the gateway passes on, below `/endpoints/{id}`. */
export const ENDPOINT_CALLS = {
  health: { method: 'GET', path: '/health' },
  models: { method: 'GET', path: '/v1/models' },
  chat: { method: 'POST', path: '/v1/chat/completions' },
  completions: { method: 'POST', path: '/v1/completions' },
  responses: { method: 'POST', path: '/v1/responses' },
  embeddings: { method: 'POST', path: '/v1/embeddings' },
  rerank: { method: 'POST', path: '/v1/rerank' },
  score: { method: 'POST', path: '/v1/score' },
  tokenize: { method: 'POST', path: '/v1/tokenize' },
  detokenize: { method: 'POST', path: '/v1/detokenize' },
  transcriptions: { method: 'POST', path: '/v1/audio/transcriptions' },
} as const;

export type EndpointCallName = keyof typeof ENDPOINT_CALLS;

/** Calls of a RAGEngine's own API that pass, below `/endpoints/{id}/rag`. Its chat is `/endpoints/{id}/v1/chat/completions`. */
export const RAG_CALLS = {
  /** Names of the indexes. */
  indexes: { method: 'GET', path: '/indexes' },
  /** Documents of an index, a page of them. */
  documents: { method: 'GET', path: '/indexes/{index}/documents' },
  /** Adds documents; makes the index when there is none of that name. */
  index: { method: 'POST', path: '/index' },
  /** Passages that fit a question, without asking a model. */
  retrieve: { method: 'POST', path: '/retrieve' },
  updateDocuments: { method: 'POST', path: '/indexes/{index}/documents' },
  deleteDocuments: {
    method: 'POST',
    path: '/indexes/{index}/documents/delete',
  },
  deleteIndex: { method: 'DELETE', path: '/indexes/{index}' },
  /** Writes an index to the engine's volume, and reads it from there. */
  persist: { method: 'POST', path: '/persist/{index}' },
  load: { method: 'POST', path: '/load/{index}' },
} as const;

export type RagCallName = keyof typeof RAG_CALLS;

const callNames = Object.keys(ENDPOINT_CALLS) as [
  EndpointCallName,
  ...EndpointCallName[],
];

/** Whether a model can do something; `unknown` where nobody has told. */
export const abilitySchema = z.enum(['yes', 'no', 'unknown']);

/** What a model can do beyond text, as its configuration says. */
export const endpointAbilitiesSchema = z.object({
  /** Calls functions: for KAITO's runtime, a tool parser is configured. */
  tools: abilitySchema,
  /** Keeps to a JSON schema. */
  jsonSchema: abilitySchema,
  images: abilitySchema,
  logprobs: abilitySchema,
  /** Shows its reasoning apart from its answer. */
  reasoning: abilitySchema,
});

/** An address at which it can be called without the portal. */
export const endpointAddressSchema = z.object({
  kind: z.enum(['cluster', 'load-balancer', 'http-route', 'public']),
  /** OpenAI base URL, ending in `/v1` where the provider has that. */
  url: z.string(),
  /** What to know before using it, e.g. that nothing asks for a key there; null when there is nothing. */
  note: z.string().nullable(),
});

/**
 * What the endpoint itself said when it was last asked.
 * - `serving`: it answers, and names the models it serves
 * - `loading`: it runs and does not answer calls yet
 * - `failing`: it answers with an error
 * - `unreachable`: no answer
 * - `not-checked`: it has not been asked; `reason` says why
 */
export const endpointHealthSchema = z.object({
  state: z.enum([
    'serving',
    'loading',
    'failing',
    'unreachable',
    'not-checked',
  ]),
  reason: z.string().nullable(),
  /** Ids of `/v1/models`, adapters included; what was last known while it does not answer. */
  models: z.array(
    z.object({
      id: z.string(),
      /** Model it was adapted from; null for one that stands by itself. */
      parent: z.string().nullable(),
      /** Longest prompt and answer together, tokens. */
      contextTokens: z.number().int().nullable(),
    }),
  ),
  checkedAt: instantSchema.nullable(),
});

/** What calls cost. */
export const endpointCostSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('token'),
    inputPerMillion: z.number(),
    outputPerMillion: z.number(),
    /** ISO 4217. */
    currency: z.string(),
    basis: z.literal('configured'),
  }),
  z.object({
    by: z.literal('hour'),
    /** All machines of the workload together. */
    perHour: z.number(),
    currency: z.string(),
    basis: z.enum(['measured', 'configured']),
    source: z.string(),
  }),
]);

/** A URL that answers OpenAI-compatible calls, through the gateway. */
export const endpointViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  provider: endpointProviderSchema,
  /** Null for an endpoint that is configured by hand. */
  workload: workloadRefSchema.nullable(),
  model: workloadModelSchema.nullable(),
  servedModel: z.string().nullable(),
  /** KAITO says the model is serving; of a configured endpoint, that it answered when last asked. */
  ready: z.boolean(),
  owner: z.string().nullable(),
  runtime: endpointRuntimeSchema,
  /** Calls its runtime is known to answer; the gateway passes no others. */
  calls: z.array(z.enum(callNames)),
  abilities: endpointAbilitiesSchema,
  /**
   * How the gateway reaches it. `service-dns`: the portal runs in that cluster. `url`: an address of its Gateway, its
   * load balancer or the configuration. `service-proxy` rides the API server: for trying, not for production.
   */
  via: z.enum(['service-dns', 'url', 'service-proxy']),
  /** OpenAI base URL inside its cluster; null where there is no one Service for it. */
  inClusterUrl: z.string().nullable(),
  addresses: z.array(endpointAddressSchema),
  health: endpointHealthSchema,
  cost: endpointCostSchema.nullable(),
  /** What the portal keeps of prompts and answers of this endpoint. */
  capture: z.enum(['off', 'hash', 'full']),
  ...freshnessShape,
});

export const endpointListSchema = listSchema(endpointViewSchema);

export type EndpointProvider = z.infer<typeof endpointProviderSchema>;
export type EndpointRuntime = z.infer<typeof endpointRuntimeSchema>;
export type Ability = z.infer<typeof abilitySchema>;
export type EndpointAbilities = z.infer<typeof endpointAbilitiesSchema>;
export type EndpointAddress = z.infer<typeof endpointAddressSchema>;
export type EndpointHealth = z.infer<typeof endpointHealthSchema>;
export type EndpointCost = z.infer<typeof endpointCostSchema>;
export type EndpointView = z.infer<typeof endpointViewSchema>;
export type EndpointList = z.infer<typeof endpointListSchema>;
