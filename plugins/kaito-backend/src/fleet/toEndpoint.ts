import {
  formatEndpointId,
  type KubeObject,
  type Phase,
  type WorkloadEndpoint,
  type WorkloadKind,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { servedModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** Phases in which a model answers. A failed benchmark does not keep it from serving. */
const SERVING: readonly Phase['name'][] = ['Ready', 'ReadyBenchmarkFailed'];

/** Phases of a set that has at least one replica that answers. */
const PARTLY_SERVING: readonly Phase['name'][] = ['Scaling', 'Degraded'];

/** Whether KAITO says that a workload answers calls. */
export function isServing(kind: WorkloadKind, { name }: Phase): boolean {
  return (
    SERVING.includes(name) ||
    (kind === 'InferenceSet' && PARTLY_SERVING.includes(name))
  );
}

/** Kinds with one Service of their own name; the replicas of the others have them. */
const HAS_SERVICE: readonly WorkloadKind[] = ['Workspace', 'RAGEngine'];

/** How to call a workload; null for a Workspace that tunes. */
export function toEndpoint(
  object: KubeObject,
  ref: WorkloadRef,
  phase: Phase,
): WorkloadEndpoint | null {
  const tunes =
    ref.kind === 'Workspace' &&
    (object as { inference?: unknown }).inference === undefined;
  if (tunes) {
    return null;
  }
  return {
    id: formatEndpointId(ref),
    servedModel: servedModelName(object),
    inClusterUrl: HAS_SERVICE.includes(ref.kind)
      ? `http://${ref.name}.${ref.namespace}.svc.cluster.local/v1`
      : null,
    ready: isServing(ref.kind, phase),
  };
}
