import type {
  KubeObject,
  Workload,
  WorkloadKind,
  WorkloadModel,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { instanceTypesOf } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  findModel,
  resolveModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  isManaged,
  readProvenance,
} from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { derivePhase } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { toEndpoint } from '../toEndpoint';
import type { WorkloadFacts } from './FleetRow';

/** What a workload's object says of it. */
export function toFacts(
  cluster: string,
  kind: WorkloadKind,
  object: KubeObject,
): WorkloadFacts {
  const ref = {
    cluster,
    kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
  const phase = derivePhase(object);
  const provenance = readProvenance(object);
  return {
    ref,
    uid: object.metadata.uid ?? '',
    purpose: purposeOf(object, kind),
    model: modelOf(object),
    phase,
    instanceType: instanceTypesOf(object).join(', ') || null,
    nodes: nodesOf(object, kind),
    provenance,
    managed: isManaged(provenance),
    endpoint: toEndpoint(object, ref, phase),
    createdAt: object.metadata.creationTimestamp ?? null,
  };
}

type Fields = {
  tuning?: unknown;
  status?: { targetNodeCount?: number; workerNodes?: string[] };
};

function purposeOf(object: KubeObject, kind: WorkloadKind) {
  if (kind === 'RAGEngine') {
    return 'rag';
  }
  return (object as Fields).tuning === undefined ? 'inference' : 'tuning';
}

function modelOf(object: KubeObject): WorkloadModel | null {
  const name = resolveModelName(object);
  if (name === null) {
    return null;
  }
  const known = findModel(name);
  return {
    name,
    catalogName: known?.name ?? null,
    licence: known?.licence ?? null,
  };
}

/** Only these two list worker nodes; an InferenceSet and a MultiRoleInference leave that to what they make. */
const LISTS_NODES = new Set<WorkloadKind>(['Workspace', 'RAGEngine']);

function nodesOf(object: KubeObject, kind: WorkloadKind): Workload['nodes'] {
  const { status } = object as Fields;
  return {
    target: status?.targetNodeCount ?? null,
    ready: LISTS_NODES.has(kind) ? status?.workerNodes?.length ?? 0 : null,
  };
}
