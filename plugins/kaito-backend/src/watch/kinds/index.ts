import {
  eventTime,
  reduceEvent,
  reduceNode,
  reduceNodeClaim,
  reducePod,
  reduceService,
  reduceWorkload,
} from './reduce';
import type { WatchedKind } from './WatchedKind';

export * from './WatchedKind';

const KAITO = 'kaito.sh/v1beta1';

/** Every kind the portal watches. The required ones are what Workspaces and capacity are made of. */
export const WATCHED_KINDS: readonly WatchedKind[] = [
  {
    kind: 'Workspace',
    apiVersion: KAITO,
    plural: 'workspaces',
    optional: false,
    reduce: reduceWorkload,
  },
  {
    kind: 'InferenceSet',
    apiVersion: KAITO,
    plural: 'inferencesets',
    optional: true,
    reduce: reduceWorkload,
  },
  {
    kind: 'RAGEngine',
    apiVersion: KAITO,
    plural: 'ragengines',
    optional: true,
    reduce: reduceWorkload,
  },
  {
    kind: 'NodeClaim',
    apiVersion: 'karpenter.sh/v1',
    plural: 'nodeclaims',
    optional: true,
    reduce: reduceNodeClaim,
  },
  {
    kind: 'Node',
    apiVersion: 'v1',
    plural: 'nodes',
    optional: false,
    reduce: reduceNode,
  },
  {
    kind: 'Pod',
    apiVersion: 'v1',
    plural: 'pods',
    optional: false,
    reduce: reducePod,
  },
  {
    kind: 'Service',
    apiVersion: 'v1',
    plural: 'services',
    optional: false,
    reduce: reduceService,
  },
  {
    kind: 'Event',
    apiVersion: 'v1',
    plural: 'events',
    optional: false,
    reduce: reduceEvent,
    limit: 2_000,
    sortKey: eventTime,
  },
];
