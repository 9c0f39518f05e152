import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { instanceTypesOf } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { WorkloadEdits } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import type { WorkloadFacts } from '../../fleet/rows/FleetRow';
import { fullRef } from '../../policy/entityRef';
import type { PreflightWish } from '../Subject';

/** A workload that runs, and how it is about to be changed. */
export interface WorkloadEdit {
  object: KubeObject;
  changes: WorkloadEdits;
  /** Entity ref of the owner after it. */
  owner: string | null;
  /** Whether that is somebody else than before. */
  isHandedOver: boolean;
  /** Replicas it brings; 0 where they stay or go. */
  added: number;
  /** What comes on top of what runs, as a request of its own. */
  wish: PreflightWish;
}

/** Replicas of an InferenceSet, 1 where it does not say. */
const replicasOf = (object: KubeObject) =>
  (object as { spec?: { replicas?: number } }).spec?.replicas ?? 1;

/** `team-a` and `group:default/team-a` are the same owner. */
const refOf = (owner: string | null) => owner && fullRef(owner);

/** What a change brings that was not there before. */
export function readEdit(
  object: KubeObject,
  {
    ref,
    model,
    provenance,
  }: Pick<WorkloadFacts, 'ref' | 'model' | 'provenance'>,
  changes: WorkloadEdits,
): WorkloadEdit {
  const owner = changes.owner || provenance.owner;
  const added =
    ref.kind === 'InferenceSet' && changes.replicas !== undefined
      ? Math.max(0, changes.replicas - replicasOf(object))
      : 0;
  const secrets = (changes.adapters ?? []).flatMap(
    ({ imagePullSecrets = [] }) => imagePullSecrets,
  );
  return {
    object,
    changes,
    owner,
    isHandedOver: refOf(owner) !== refOf(provenance.owner),
    added,
    wish: {
      ...ref,
      model: model?.catalogName ?? model?.name,
      instanceTypes: instanceTypesOf(object),
      replicas: Math.max(1, added),
      roles: [],
      secrets: [...new Set(secrets)].map(name => ({ name, field: 'adapters' })),
      owner: owner ?? undefined,
    },
  };
}
