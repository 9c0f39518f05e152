import {
  readProvenance,
  type KubeObject,
  type WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { instanceTypesOf } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { resolveModelName } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  derivePhase,
  type PhaseName,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { specHash, trimManifest } from './specHash';
import type { Sighting } from './types';

const READY: readonly PhaseName[] = [
  'Ready',
  'ReadyBenchmarkFailed',
  'Succeeded',
];

/** Takes down what the ledger needs to know of an object. Undefined for one without a uid: it never was in a cluster. */
export function sight(
  kind: WorkloadKind,
  object: KubeObject,
): Sighting | undefined {
  const { uid, namespace, name, generation } = object.metadata;
  if (!uid) {
    return undefined;
  }
  return {
    kind,
    uid,
    namespace: namespace ?? '',
    name,
    generation: generation ?? 0,
    specHash: specHash(object),
    model: storable(resolveModelName(object)),
    instanceType: storable(instanceTypesOf(object).join(', ')),
    provenance: readProvenance(object),
    ready: READY.includes(derivePhase(object).name),
    createdAt: toInstant(object.metadata.creationTimestamp),
    manifest: trimManifest(object),
  };
}

/** PostgreSQL takes no NUL in text; one such manifest must not hold up the record of its cluster. */
function storable(text: string | null): string | null {
  return text?.replaceAll('\0', '') || null;
}

function toInstant(timestamp: string | undefined): string | null {
  const date = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
