import type { KubeObject } from '../../manifests/types';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

const INFERENCE_SET = 'inferenceset.kaito.sh/created-by';
const MULTI_ROLE = 'multiroleinference.kaito.sh/created-by';

/** Whether an object lives where a workload does. */
export function sharesNamespace(object: KubeObject, owner: RelateTarget) {
  return object.metadata.namespace === owner.namespace;
}

/** Whether an object names another as its owner, in the same namespace. */
export function isOwnedBy(object: KubeObject, owner: RelateTarget): boolean {
  return (
    sharesNamespace(object, owner) &&
    (object.metadata.ownerReferences ?? []).some(
      ({ kind, name }) => kind === owner.kind && name === owner.name,
    )
  );
}

function madeBy(label: string, object: KubeObject, owner: RelateTarget) {
  return (
    isOwnedBy(object, owner) ||
    (sharesNamespace(object, owner) &&
      object.metadata.labels?.[label] === owner.name)
  );
}

/** An object as a target of its own. */
export function asTarget({ kind, metadata }: KubeObject): RelateTarget {
  return { kind, name: metadata.name, namespace: metadata.namespace };
}

function workspacesOf(objects: ObjectsOfKind, set: RelateTarget) {
  return objects('Workspace').filter(object =>
    madeBy(INFERENCE_SET, object, set),
  );
}

/** KAITO objects a workload made: InferenceSet → Workspaces, MultiRoleInference → InferenceSets → Workspaces. */
export function childrenOf(
  objects: ObjectsOfKind,
  target: RelateTarget,
): KubeObject[] {
  if (target.kind === 'InferenceSet') {
    return workspacesOf(objects, target);
  }
  if (target.kind !== 'MultiRoleInference') {
    return [];
  }
  const sets = objects('InferenceSet').filter(object =>
    madeBy(MULTI_ROLE, object, target),
  );
  return [
    ...sets,
    ...sets.flatMap(set => workspacesOf(objects, asTarget(set))),
  ];
}
