import type { KubeObject } from '../../manifests/types';
import type { ObjectsOfKind } from './RelatedObjects';

/** Labels by which Flux marks what it applies, name then namespace. */
const FLUX: Record<string, readonly [string, string]> = {
  Kustomization: [
    'kustomize.toolkit.fluxcd.io/name',
    'kustomize.toolkit.fluxcd.io/namespace',
  ],
  HelmRelease: [
    'helm.toolkit.fluxcd.io/name',
    'helm.toolkit.fluxcd.io/namespace',
  ],
};

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'argocd.argoproj.io/instance';

function fluxOwners(objects: ObjectsOfKind, { metadata }: KubeObject) {
  return Object.entries(FLUX).flatMap(([kind, [nameKey, namespaceKey]]) => {
    const name = metadata.labels?.[nameKey];
    const namespace = metadata.labels?.[namespaceKey];
    return name === undefined
      ? []
      : objects(kind).filter(
          owner =>
            owner.metadata.name === name &&
            owner.metadata.namespace === namespace,
        );
  });
}

/** Argo CD names an Application alone, or with its namespace before it where it does not live in Argo CD's own. */
function argoOwners(objects: ObjectsOfKind, { metadata }: KubeObject) {
  const id =
    metadata.annotations?.[TRACKING_ID]?.split(':', 1)[0] ??
    metadata.labels?.[INSTANCE];
  return id === undefined
    ? []
    : objects('Application').filter(
        ({ metadata: { name, namespace } }) =>
          name === id || `${namespace}_${name}` === id,
      );
}

/** What brings the objects from Git into the cluster, as their labels and annotations say. */
export function gitOwnersOf(
  objects: ObjectsOfKind,
  found: readonly KubeObject[],
): KubeObject[] {
  return [
    ...new Set(
      found.flatMap(object => [
        ...fluxOwners(objects, object),
        ...argoOwners(objects, object),
      ]),
    ),
  ];
}
