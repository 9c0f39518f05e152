import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';

/** Who made an object: the kind, and the label that names it. */
const MAKERS = [
  ['InferenceSet', 'inferenceset.kaito.sh/created-by'],
  ['MultiRoleInference', 'multiroleinference.kaito.sh/created-by'],
] as const;

function makerOf(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  { metadata }: KubeObject,
): KubeObject | undefined {
  for (const [kind, label] of MAKERS) {
    const name = metadata.labels?.[label];
    const maker = name && snapshot.object(kind, metadata.namespace ?? '', name);
    if (maker) return maker;
  }
  return undefined;
}

/** The object a person asked for: what KAITO made for an InferenceSet or a MultiRoleInference is part of that. */
export function askedFor(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  object: KubeObject,
): KubeObject {
  const maker = makerOf(snapshot, object);
  // A set may have been made for roles in its turn; nothing makes those.
  return maker ? makerOf(snapshot, maker) ?? maker : object;
}

/** Entity ref of the team an object is for; null when nobody recorded it. */
export function ownerOf(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  object: KubeObject,
): string | null {
  return (
    readProvenance(object).owner ??
    readProvenance(askedFor(snapshot, object)).owner
  );
}
