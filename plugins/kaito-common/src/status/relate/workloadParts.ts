import type { KubeObject } from '../../manifests/types';
import { asTarget, isOwnedBy, sharesNamespace } from './owners';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

/** Label that ties pods to a workload. */
const POD_LABEL: Record<string, string> = {
  Workspace: 'kaito.sh/workspace',
  RAGEngine: 'kaito.sh/ragengine',
  ModelMirror: 'kaito.sh/model-mirror-name',
};

function isLabelledFor(object: KubeObject, owner: RelateTarget): boolean {
  const label = POD_LABEL[owner.kind];
  // A mirror belongs to the cluster, its Job runs in a namespace of its choice.
  const near = owner.kind === 'ModelMirror' || sharesNamespace(object, owner);
  return (
    label !== undefined &&
    near &&
    object.metadata.labels?.[label] === owner.name
  );
}

/** A dump or a cache may lack owner references; KAITO names what it makes as the workload. */
function isNamesake(object: KubeObject, owner: RelateTarget): boolean {
  return (
    POD_LABEL[owner.kind] !== undefined &&
    (object.metadata.ownerReferences ?? []).length === 0 &&
    sharesNamespace(object, owner) &&
    object.metadata.name === owner.name
  );
}

/** StatefulSets, Deployments, Jobs, Pods and Services of the owners. */
export function partsOf(
  objects: ObjectsOfKind,
  owners: readonly RelateTarget[],
) {
  const made = (kind: string) =>
    objects(kind).filter(object =>
      owners.some(
        owner =>
          isOwnedBy(object, owner) ||
          isLabelledFor(object, owner) ||
          isNamesake(object, owner),
      ),
    );
  const [statefulSets, jobs] = [made('StatefulSet'), made('Job')];
  const makers = [...statefulSets, ...jobs].map(asTarget);
  const pods = objects('Pod').filter(
    pod =>
      owners.some(owner => isLabelledFor(pod, owner)) ||
      makers.some(maker => isOwnedBy(pod, maker)),
  );
  return {
    statefulSets,
    deployments: made('Deployment'),
    jobs,
    pods,
    services: made('Service'),
  };
}
