import {
  ENDPOINT_CALLS,
  endpointHealthSchema,
  endpointListSchema,
  endpointMetricsSchema,
  endpointViewSchema,
  RAG_CALLS,
  type EndpointCallName,
  type RagCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';
import type { Operation } from './Operation';

const served = z.object({
  object: z.string().optional(),
  data: z.array(z.looseObject({ id: z.string() })),
});

/** Refusals of every call that goes on to an endpoint. */
const GET_REFUSALS = [403, 404, 429, 502, 503, 504];
const POST_REFUSALS = [400, ...GET_REFUSALS, 413, 415].sort((a, b) => a - b);

/** Name and meaning of the calls in OpenAI's form. */
const CALLS: Record<
  Exclude<EndpointCallName, 'health' | 'models'>,
  [operationId: string, summary: string]
> = {
  chat: [
    'createChatCompletion',
    "A chat request in OpenAI's form; the answer is the model's, a stream of events when `stream` is set.",
  ],
  completions: ['createCompletion', 'Goes on with a text.'],
  responses: ['createResponse', "A request of OpenAI's Responses API."],
  embeddings: ['createEmbedding', 'Vectors of texts.'],
  rerank: ['rerank', 'Documents in the order in which they fit a query.'],
  score: ['score', 'How well pairs of texts fit.'],
  tokenize: ['tokenize', 'Tokens of a text or chat.'],
  detokenize: ['detokenize', 'The text of tokens.'],
  transcriptions: [
    'createTranscription',
    'What is said in a recording, sent as a form.',
  ],
};

const RAG: Record<RagCallName, [operationId: string, summary: string]> = {
  indexes: ['listRagIndexes', 'Names of the indexes of a RAGEngine.'],
  documents: ['listRagDocuments', 'Documents of an index.'],
  index: ['indexRagDocuments', 'Adds documents to an index.'],
  retrieve: ['retrieveRagPassages', 'Passages that fit a question.'],
  updateDocuments: ['updateRagDocuments', 'Replaces documents of an index.'],
  deleteDocuments: ['deleteRagDocuments', 'Removes documents of an index.'],
  deleteIndex: ['deleteRagIndex', 'Removes an index.'],
  persist: ['persistRagIndex', "Writes an index to the engine's volume."],
  load: ['loadRagIndex', "Reads an index from the engine's volume."],
};

const USERS_ONLY = 'For users only.';

/** Which page of an index's documents. */
const DOCUMENT_QUERY = z.object({
  limit: z.int().min(1).max(100).optional(),
  offset: z.int().min(0).optional(),
  max_text_length: z.int().min(1).optional().describe('Longer texts are cut.'),
});

type Method = Operation['method'];
const methodOf = ({ method }: { method: string }) =>
  method.toLowerCase() as Method;

/** Endpoints, and what the gateway passes on to them. */
export const ENDPOINT_OPERATIONS: readonly Operation[] = [
  {
    operationId: 'listEndpoints',
    method: 'get',
    path: '/endpoints',
    summary: 'The endpoints the caller may invoke.',
    answer: { name: 'EndpointList', schema: endpointListSchema },
    refusals: [403],
  },
  {
    operationId: 'getEndpoint',
    method: 'get',
    path: '/endpoints/{id}',
    summary: 'One endpoint the caller may invoke.',
    answer: { name: 'EndpointView', schema: endpointViewSchema },
    refusals: [403, 404],
  },
  {
    operationId: 'getEndpointMetrics',
    method: 'get',
    path: '/endpoints/{id}/metrics',
    summary:
      'What an endpoint itself measures, over the last minutes. It is asked while somebody looks.',
    answer: { name: 'EndpointMetrics', schema: endpointMetricsSchema },
    refusals: [403, 404],
  },
  {
    operationId: 'getEndpointHealth',
    method: 'get',
    path: '/endpoints/{id}/health',
    summary: `How an endpoint is, asked now. ${USERS_ONLY}`,
    answer: { name: 'EndpointHealth', schema: endpointHealthSchema },
    refusals: [403, 404],
  },
  {
    operationId: 'listServedModels',
    method: 'get',
    path: '/endpoints/{id}/v1/models',
    summary: `What an endpoint answers to, in its own words. ${USERS_ONLY}`,
    answer: { name: 'ServedModels', schema: served },
    refusals: GET_REFUSALS,
  },
  ...Object.entries(CALLS).map(([name, [operationId, summary]]): Operation => {
    const call = ENDPOINT_CALLS[name as EndpointCallName];
    return {
      operationId,
      method: methodOf(call),
      path: `/endpoints/{id}${call.path}`,
      summary: `${summary} ${USERS_ONLY}`,
      refusals: POST_REFUSALS,
      body: true,
    };
  }),
  ...Object.entries(RAG).map(([name, [operationId, summary]]): Operation => {
    const call = RAG_CALLS[name as RagCallName];
    const bodiless = ['persist', 'load'].includes(name);
    return {
      operationId,
      method: methodOf(call),
      path: `/endpoints/{id}/rag${call.path}`,
      summary: `${summary} ${USERS_ONLY}`,
      refusals: call.method === 'GET' ? GET_REFUSALS : POST_REFUSALS,
      ...(call.method === 'POST' && !bodiless && { body: true }),
      ...(name === 'documents' && { query: DOCUMENT_QUERY }),
    };
  }),
];
