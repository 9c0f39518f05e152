import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type CauseEvidence,
  relateObjects,
} from '@kaito-portal/backstage-plugin-kaito-common/status';

/** Narrows a dump to one workload. Kinds the dump holds nothing of were not looked at, so nothing follows from them. */
export function evidenceFor(
  workload: KubeObject,
  dump: readonly KubeObject[],
  now: Date,
): CauseEvidence {
  const ofKind = (kind: string) => dump.filter(object => object.kind === kind);
  const { services, ...related } = relateObjects(ofKind, {
    kind: workload.kind,
    name: workload.metadata.name,
    namespace: workload.metadata.namespace,
  });
  const looked = ofKind('Service').length > 0;
  return { workload, ...related, services: looked ? services : undefined, now };
}
