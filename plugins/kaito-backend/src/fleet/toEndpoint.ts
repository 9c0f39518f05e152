import {
  formatEndpointId,
  type KubeObject,
  type Phase,
  type WorkloadEndpoint,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { servedModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** Phases in which the model answers. A failed benchmark does not keep it from serving. */
const SERVING = new Set<Phase['name']>(['Ready', 'ReadyBenchmarkFailed']);

/**
 * How to call a workload; null when it has no endpoint of its own. Only a Workspace that serves has: an InferenceSet
 * makes no Service, its replicas do.
 */
export function toEndpoint(
  object: KubeObject,
  ref: WorkloadRef,
  phase: Phase,
): WorkloadEndpoint | null {
  const serves =
    ref.kind === 'Workspace' &&
    (object as { inference?: unknown }).inference !== undefined;
  if (!serves) {
    return null;
  }
  return {
    id: formatEndpointId(ref),
    servedModel: servedModelName(object),
    inClusterUrl: `http://${ref.name}.${ref.namespace}.svc.cluster.local/v1`,
    ready: SERVING.has(phase.name),
  };
}
