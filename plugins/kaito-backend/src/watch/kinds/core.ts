import {
  eventTime,
  reduceConfigMap,
  reduceEvent,
  reduceNode,
  reducePod,
  reduceService,
} from './reduce';
import type { WatchedKind } from './WatchedKind';

const CORE = 'v1';

/** Kinds of the core group, cut to what KAITO's deployments are made of. */
export const CORE_KINDS: readonly WatchedKind[] = [
  {
    kind: 'Node',
    apiVersion: CORE,
    plural: 'nodes',
    optional: false,
    loss: 'Without it GPU capacity is not known, nor whether a machine is at fault.',
    reduce: reduceNode,
  },
  {
    kind: 'Pod',
    apiVersion: CORE,
    plural: 'pods',
    optional: false,
    loss: 'Without it the portal cannot say which GPUs are in use, nor why a model does not start.',
    reduce: reducePod,
  },
  {
    kind: 'Service',
    apiVersion: CORE,
    plural: 'services',
    optional: false,
    loss: 'Without it the portal cannot say whether a model can be reached.',
    reduce: reduceService,
  },
  {
    kind: 'Event',
    apiVersion: CORE,
    plural: 'events',
    optional: false,
    loss: 'Without it causes that only events tell stay hidden, such as why a pod is not scheduled.',
    reduce: reduceEvent,
    limit: 2_000,
    sortKey: eventTime,
  },
  {
    kind: 'ConfigMap',
    apiVersion: CORE,
    plural: 'configmaps',
    optional: true,
    extra: true,
    loss: 'Without it the engine, training and guardrail configuration of deployments is not checked.',
    reduce: reduceConfigMap,
  },
];
