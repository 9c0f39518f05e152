import type { ClusterKaito } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { Candidate } from '../../fleet/fit/Candidate';
import { clusterCandidates } from '../../fleet/fit/clusterCandidates';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { objectKindOf, type PreflightWish } from '../Subject';
import type { MachinePlan } from './MachinePlan';
import { chooseCandidate } from './chooseCandidate';

/** What machines are planned from. */
export interface PlanInput {
  wish: PreflightWish;
  model: CatalogModel | undefined;
  snapshot: ClusterSnapshot;
  kaito: ClusterKaito;
}

interface Group {
  role: string | null;
  instanceType: string | undefined;
  replicas: number;
}

/** Kinds that hold a model on the machines they ask for, by KAITO's formula. */
const SIZED = ['Workspace', 'InferenceSet', 'MultiRoleInference'];

function groupsOf({
  kind,
  roles,
  instanceTypes,
  replicas,
  nodes,
}: PreflightWish) {
  if (roles.length > 0) {
    return roles.map(
      ({ name, instanceType, replicas: copies }): Group => ({
        role: name,
        instanceType,
        replicas: copies,
      }),
    );
  }
  const needsMachines =
    SIZED.includes(objectKindOf(kind)) || nodes !== undefined;
  const types =
    instanceTypes.length > 0 || !needsMachines ? instanceTypes : [undefined];
  return types.map(
    (instanceType): Group => ({ role: null, instanceType, replicas }),
  );
}

function whyNotSized({ wish, model }: PlanInput): string {
  if (wish.kind === 'TuningWorkspace') {
    return 'Whether a training fits its GPUs is not estimated: KAITO tunes on one node, whatever the data.';
  }
  if (wish.kind === 'TemplateWorkspace') {
    return 'What an image of your own needs is not known here.';
  }
  if (wish.kind === 'RAGEngine') {
    return 'KAITO has no sizes of embedding models.';
  }
  if (wish.nodes !== undefined) {
    return 'The request fixes its nodes; whether the model fits on them is not estimated.';
  }
  return wish.model && !model
    ? `${wish.model} is not in the catalog of this portal, so its size is not known. Have it added (kaito.models.add) to see what it needs.`
    : 'No model is asked for whose size could be estimated.';
}

/** A place as far as it is known without a model. */
function unsized(input: PlanInput, instanceType?: string): Candidate {
  const { snapshot, kaito } = input;
  const sku = instanceType === undefined ? undefined : findSku(instanceType);
  const isOurs = input.wish.kind === 'TemplateWorkspace';
  const isUnfit = sku !== undefined && !sku.usable && !isOurs;
  return {
    cluster: snapshot.name,
    instanceType: sku?.name ?? instanceType ?? null,
    gpuModel: sku?.gpuModel ?? null,
    verdict: isUnfit ? 'does-not-fit' : 'not-checked',
    reason: isUnfit
      ? `KAITO cannot use ${sku.name}: ${sku.unusableReason}.`
      : whyNotSized(input),
    warnings: [],
    needs: null,
    freeNodes: null,
    asOf: kaito.asOf ?? new Date(0).toISOString(),
    stale: kaito.stale,
  };
}

function totalOf(
  { wish }: PlanInput,
  { replicas }: Group,
  { needs, instanceType }: Candidate,
): MachinePlan['total'] {
  if (wish.nodes !== undefined && wish.roles.length === 0) {
    const sku = instanceType === null ? undefined : findSku(instanceType);
    return {
      nodes: wish.nodes,
      gpus: sku ? wish.nodes * sku.gpuCount : null,
      basis: 'configured',
    };
  }
  return (
    needs && {
      nodes: needs.nodes * replicas,
      gpus: needs.gpus * replicas,
      basis: 'estimated',
    }
  );
}

function planGroup(input: PlanInput, group: Group): MachinePlan {
  const { wish, model, snapshot, kaito } = input;
  const isSized =
    model !== undefined &&
    SIZED.includes(wish.kind) &&
    wish.nodes === undefined;
  const chosen = isSized
    ? chooseCandidate(
        clusterCandidates(
          { model, contextTokens: wish.contextTokens },
          snapshot,
          kaito,
        ),
        { instanceType: group.instanceType, kaito },
      )
    : { candidate: unsized(input, group.instanceType), nextStep: null };
  const { candidate, nextStep } = chosen;
  const provisioner = kaito.installation?.provisioner ?? null;
  return {
    role: group.role,
    instanceType: candidate.instanceType,
    gpuModel: candidate.gpuModel,
    replicas: group.replicas,
    verdict: candidate.verdict,
    reason: candidate.reason,
    nextStep:
      candidate.verdict === 'does-not-fit'
        ? nextStep ?? 'Choose another machine type.'
        : null,
    field: group.role === null ? 'instanceType' : `${group.role}.instanceType`,
    warnings: candidate.warnings,
    total: totalOf(input, group, candidate),
    freeNodes: candidate.freeNodes,
    ordered: provisioner === null ? null : provisioner !== 'byo',
    asOf: candidate.asOf,
    stale: candidate.stale,
  };
}

/**
 * The machines a request would take in a cluster, role by role: those the request fixes, else those KAITO would plan. Empty
 * where it asks for none.
 */
export function planMachines(input: PlanInput): MachinePlan[] {
  return groupsOf(input.wish).map(group => planGroup(input, group));
}
