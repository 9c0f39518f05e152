import { resolveModelName } from '../../models/modelName';
import { readPath, readText } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import { conditionsOf } from '../conditions';
import { isOwnedBy, sharesNamespace } from './owners';
import type { ObjectsOfKind, RelateTarget } from './RelatedObjects';

/** Where workloads name ConfigMaps with configuration of KAITO's. */
const CONFIG_PATHS = [
  ['inference', 'config'],
  ['tuning', 'config'],
  ['spec', 'template', 'inference', 'config'],
];

/** Names of the ConfigMaps in its own namespace that a workload takes its configuration from, each once. */
export function configMapNames(workload: KubeObject): string[] {
  const roles = readPath(workload, 'spec', 'roles');
  const names = [
    ...CONFIG_PATHS.map(path => readText(workload, ...path)),
    ...(Array.isArray(roles)
      ? roles.map(role => readText(role, 'runtimeConfig'))
      : []),
    readPath(workload, 'spec', 'guardrails', 'enabled') === true
      ? readText(workload, 'spec', 'guardrails', 'configMapRef', 'name')
      : undefined,
  ];
  return [
    ...new Set(names.filter((name): name is string => name !== undefined)),
  ];
}

/** Mirrors are shared by all Workspaces of a model; one that streams says so by a condition. */
function mirroredModels(workloads: readonly KubeObject[]): Set<string> {
  return new Set(
    workloads
      .filter(workload => conditionsOf(workload).has('ModelMirrorReady'))
      .flatMap(workload => resolveModelName(workload)?.toLowerCase() ?? []),
  );
}

function scales(object: KubeObject, owner: RelateTarget): boolean {
  const target = readPath(object, 'spec', 'scaleTargetRef');
  return (
    sharesNamespace(object, owner) &&
    readText(target, 'kind') === owner.kind &&
    readText(target, 'name') === owner.name
  );
}

/**
 * What workloads lean on without owning it: the ConfigMaps they name, the mirrors of their weights, what scales them, and
 * the release that installs their pool. `found` are the owners as the cluster holds them.
 */
export function surroundingsOf(
  objects: ObjectsOfKind,
  owners: readonly RelateTarget[],
  found: readonly KubeObject[],
) {
  const mirrored = mirroredModels(found);
  const configs = new Set(
    found.flatMap(workload =>
      configMapNames(workload).map(
        name => `${workload.metadata.namespace}/${name}`,
      ),
    ),
  );
  const isInstalledFor = (release: KubeObject, owner: RelateTarget) =>
    isOwnedBy(release, owner) ||
    (sharesNamespace(release, owner) &&
      release.metadata.name === `${owner.name}-inferencepool`);
  return {
    configMaps:
      configs.size === 0
        ? []
        : objects('ConfigMap').filter(({ metadata }) =>
            configs.has(`${metadata.namespace}/${metadata.name}`),
          ),
    modelMirrors:
      mirrored.size === 0
        ? []
        : objects('ModelMirror').filter(mirror =>
            mirrored.has(
              readText(mirror, 'spec', 'source', 'modelID')?.toLowerCase() ??
                '',
            ),
          ),
    scaledObjects: objects('ScaledObject').filter(object =>
      owners.some(owner => scales(object, owner)),
    ),
    helmReleases: objects('HelmRelease').filter(release =>
      owners.some(owner => isInstalledFor(release, owner)),
    ),
  };
}
