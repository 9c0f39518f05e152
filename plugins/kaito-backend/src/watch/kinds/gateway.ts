import {
  reduceGateway,
  reduceHttpRoute,
  reduceInferencePool,
  reduceScaledObject,
} from './reduce';
import type { WatchedKind } from './WatchedKind';

const GATEWAY = 'gateway.networking.k8s.io/v1';

/** What leads requests to models and scales them, where it is installed. */
export const GATEWAY_KINDS: readonly WatchedKind[] = [
  {
    kind: 'Gateway',
    apiVersion: GATEWAY,
    plural: 'gateways',
    optional: true,
    extra: true,
    loss: 'Without it the address at which a gateway offers models is not known.',
    reduce: reduceGateway,
  },
  {
    kind: 'HTTPRoute',
    apiVersion: GATEWAY,
    plural: 'httproutes',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say which route leads to a model.',
    reduce: reduceHttpRoute,
  },
  {
    kind: 'InferencePool',
    apiVersion: 'inference.networking.k8s.io/v1',
    plural: 'inferencepools',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say whether requests are spread over the replicas of a deployment.',
    reduce: reduceInferencePool,
  },
  {
    kind: 'ScaledObject',
    apiVersion: 'keda.sh/v1alpha1',
    plural: 'scaledobjects',
    optional: true,
    extra: true,
    loss: 'Without it the portal cannot say whether and how far a deployment is scaled by KEDA.',
    reduce: reduceScaledObject,
  },
];
