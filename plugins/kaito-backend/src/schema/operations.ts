import {
  attentionListSchema,
  capacityListSchema,
  changeSchema,
  clusterListSchema,
  fitQuerySchema,
  healthDetailsSchema,
  inventoryHistorySchema,
  inventoryListSchema,
  logQuerySchema,
  modelListSchema,
  namespaceListSchema,
  placementListSchema,
  preflightReportSchema,
  editPreflightRequestSchema,
  preflightRequestSchema,
  requestDetailSchema,
  requestPageSchema,
  requestProgressSchema,
  requestQuerySchema,
  requestRegistrationSchema,
  workloadDetailSchema,
  workloadPageSchema,
  workloadQuerySchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';
import { ENDPOINT_OPERATIONS } from './endpointOperations';
import { GIT_OPERATIONS } from './gitOperations';
import type { Operation } from './Operation';

export type { Operation };

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
    operationId: 'listNamespaces',
    method: 'get',
    path: '/clusters/{cluster}/namespaces',
    summary:
      'The namespaces of a cluster, or those in use where the cluster does not tell, with what the caller may read in each.',
    answer: { name: 'NamespaceList', schema: namespaceListSchema },
    refusals: [304, 404],
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
    operationId: 'checkRequest',
    method: 'post',
    path: '/preflight',
    summary:
      'What stands in the way of a request before it is made: rights, names, model, machines, quota, price, rules. For those who may ask for deployments.',
    input: { name: 'PreflightRequest', schema: preflightRequestSchema },
    answer: { name: 'PreflightReport', schema: preflightReportSchema },
    refusals: [400, 403, 413],
  },
  {
    operationId: 'checkEdit',
    method: 'post',
    path: '/workloads/{cluster}/{kind}/{namespace}/{name}/preflight',
    summary:
      'What stands in the way of changing a workload: rights, the machines of further replicas, price, rules about what changes. 404 also for one the caller may not read.',
    input: { name: 'EditPreflightRequest', schema: editPreflightRequestSchema },
    answer: { name: 'PreflightReport', schema: preflightReportSchema },
    refusals: [400, 403, 404, 413],
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
  ...ENDPOINT_OPERATIONS,
  ...GIT_OPERATIONS,
  {
    operationId: 'registerRequest',
    method: 'post',
    path: '/requests',
    summary:
      "Takes a request in before anything is proposed, as the caller's. The same again changes nothing. For users only.",
    input: { name: 'RequestRegistration', schema: requestRegistrationSchema },
    answer: { name: 'KaitoRequestDetail', schema: requestDetailSchema },
    refusals: [400, 403, 409, 503],
  },
  {
    operationId: 'reportRequestProgress',
    method: 'post',
    path: '/requests/{id}/progress',
    summary:
      'How far the task of a request has come, from the person who made it.',
    input: { name: 'RequestProgress', schema: requestProgressSchema },
    answer: { name: 'KaitoRequestDetail', schema: requestDetailSchema },
    refusals: [400, 403, 404, 503],
  },
  {
    operationId: 'listRequests',
    method: 'get',
    path: '/requests',
    summary:
      "The requests the caller may follow and that match, with facets and cursor. The caller's own are among them.",
    query: requestQuerySchema,
    answer: { name: 'RequestPage', schema: requestPageSchema },
    refusals: [304, 400, 403, 503],
  },
  {
    operationId: 'getRequest',
    method: 'get',
    path: '/requests/{id}',
    summary:
      'One request with its steps: who, when, how long, what it waits for. 404 also for one the caller may not follow.',
    answer: { name: 'KaitoRequestDetail', schema: requestDetailSchema },
    refusals: [304, 404, 503],
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
