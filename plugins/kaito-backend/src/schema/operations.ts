import {
  attentionListSchema,
  capacityListSchema,
  changeSchema,
  clusterListSchema,
  endpointListSchema,
  fitQuerySchema,
  healthDetailsSchema,
  inventoryHistorySchema,
  inventoryListSchema,
  logQuerySchema,
  modelListSchema,
  placementListSchema,
  workloadDetailSchema,
  workloadPageSchema,
  workloadQuerySchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';

/** One route of the API that answers with JSON. */
export interface Operation {
  operationId: string;
  method: 'get' | 'post';
  /** In OpenAPI's notation. */
  path: string;
  summary: string;
  /** Name and schema of the answer; left out for a model's own answer. */
  answer?: { name: string; schema: z.ZodType };
  /** Name and schema of the data of each event, where the answer is a stream of them. */
  stream?: { name: string; schema: z.ZodType };
  /** Whether the answer is plain text. */
  text?: boolean;
  /** Query parameters. A list is a parameter that may be named more than once. */
  query?: z.ZodObject;
  /** Status codes beside 200, 401 and 500. */
  refusals: number[];
  body?: boolean;
}

const served = z.object({
  object: z.string().optional(),
  data: z.array(z.looseObject({ id: z.string() })),
});

/** The HTTP API, route by route. */
export const OPERATIONS: readonly Operation[] = [
  {
    operationId: 'getHealth',
    method: 'get',
    path: '/health',
    summary: 'Whether the plugin answers. Open to all, and tells nothing else.',
    answer: { name: 'Health', schema: z.object({ status: z.literal('ok') }) },
    refusals: [],
  },
  {
    operationId: 'getHealthDetails',
    method: 'get',
    path: '/health/details',
    summary:
      'How the replica that answers fares: database, record, clusters, streams.',
    answer: { name: 'HealthDetails', schema: healthDetailsSchema },
    refusals: [403],
  },
  {
    operationId: 'listClusters',
    method: 'get',
    path: '/clusters',
    summary: 'Every cluster, its state and that of each kind.',
    answer: { name: 'ClusterList', schema: clusterListSchema },
    refusals: [304, 403],
  },
  {
    operationId: 'listWorkloads',
    method: 'get',
    path: '/workloads',
    summary:
      'The workloads of all clusters that the caller may read and that match, with facets and cursor.',
    query: workloadQuerySchema,
    answer: { name: 'WorkloadPage', schema: workloadPageSchema },
    refusals: [304, 400, 403],
  },
  {
    operationId: 'getWorkload',
    method: 'get',
    path: '/workloads/{cluster}/{kind}/{namespace}/{name}',
    summary:
      'One workload with cause, events and relatives. 404 also for one the caller may not read.',
    answer: { name: 'WorkloadDetail', schema: workloadDetailSchema },
    refusals: [304, 400, 404],
  },
  {
    operationId: 'readWorkloadLogs',
    method: 'get',
    path: '/workloads/{cluster}/{kind}/{namespace}/{name}/logs',
    summary:
      "The log of one container of a workload's pods, the model's when none is named, without secrets. Its last line may be a note of the portal that says why it ends.",
    query: logQuerySchema,
    text: true,
    refusals: [400, 403, 404, 409, 429, 502, 503],
  },
  {
    operationId: 'listAttention',
    method: 'get',
    path: '/attention',
    summary:
      'What is wrong with workloads the caller may read, grouped by cause: what, since when, what to do.',
    answer: { name: 'AttentionList', schema: attentionListSchema },
    refusals: [304, 403],
  },
  {
    operationId: 'listCapacity',
    method: 'get',
    path: '/capacity',
    summary: 'GPUs by cluster and model: allocatable, held, free.',
    answer: { name: 'CapacityList', schema: capacityListSchema },
    refusals: [304, 403],
  },
  {
    operationId: 'fitModel',
    method: 'get',
    path: '/capacity/fit',
    summary:
      'Where a model would find room: every cluster and machine type, best first, with quota, offer and price where known.',
    query: fitQuerySchema,
    answer: { name: 'PlacementList', schema: placementListSchema },
    refusals: [304, 400, 403],
  },
  {
    operationId: 'streamChanges',
    method: 'get',
    path: '/changes',
    summary:
      'Server-sent events of what changes, for what the caller may read. Goes on after `Last-Event-ID`.',
    stream: { name: 'Change', schema: changeSchema },
    refusals: [403, 429],
  },
  {
    operationId: 'listModels',
    method: 'get',
    path: '/models',
    summary: 'The model catalog with the deployments the caller may read.',
    answer: { name: 'ModelList', schema: modelListSchema },
    refusals: [304, 403],
  },
  {
    operationId: 'listEndpoints',
    method: 'get',
    path: '/endpoints',
    summary: 'The endpoints the caller may invoke.',
    answer: { name: 'EndpointList', schema: endpointListSchema },
    refusals: [403],
  },
  {
    operationId: 'listServedModels',
    method: 'get',
    path: '/endpoints/{id}/v1/models',
    summary: 'What an endpoint answers to, in its own words. For users only.',
    answer: { name: 'ServedModels', schema: served },
    refusals: [403, 404, 429, 503],
  },
  {
    operationId: 'createChatCompletion',
    method: 'post',
    path: '/endpoints/{id}/v1/chat/completions',
    summary:
      "A chat request in OpenAI's form; the answer is the model's, a stream of events when `stream` is set. For users only.",
    refusals: [400, 403, 404, 413, 429, 503],
    body: true,
  },
  {
    operationId: 'listInventory',
    method: 'get',
    path: '/inventory',
    summary:
      'Every deployment the caller may read, now or in the past, latest first.',
    answer: { name: 'InventoryList', schema: inventoryListSchema },
    refusals: [403, 503],
  },
  {
    operationId: 'getInventoryHistory',
    method: 'get',
    path: '/inventory/{uid}',
    summary: 'One deployment and all that is recorded about it.',
    answer: { name: 'InventoryHistory', schema: inventoryHistorySchema },
    query: z.object({
      cluster: z
        .string()
        .min(1)
        .max(255)
        .optional()
        .describe('Which cluster, when more than one has the uid.'),
    }),
    refusals: [400, 404, 409, 503],
  },
];
