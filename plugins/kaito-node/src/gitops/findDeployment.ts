import { ConflictError } from '@backstage/errors';
import {
  type KubeObject,
  ManifestParseError,
  parseManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { requestOf } from './annotate';
import type { BaseBranch } from './BaseBranch';
import { clustersOf } from './fleetPlacement';
import type { Layout } from './layout';
import { manifestPaths } from './manifestPaths';

/** A workload as people name it. */
export interface DeploymentPlace {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}

/** A workload and its file on the base branch. */
export interface Deployment {
  path: string;
  text: string;
  object: KubeObject;
  /** Other files of the request that brought it, e.g. its ConfigMap. */
  companions: string[];
  /** Where it runs; null when KubeFleet chooses by itself. */
  clusters: string[] | null;
}

function objectsIn(text: string): KubeObject[] {
  try {
    return parseManifests(text).map(({ object }) => object);
  } catch (error) {
    // What cannot be read, e.g. a patch without a name, is not what is looked for.
    if (error instanceof ManifestParseError) return [];
    throw error;
  }
}

function isIt(
  object: KubeObject,
  { kind, name, namespace }: DeploymentPlace,
  { namespaced }: Layout,
) {
  // Without one of its own, it is in that of its folder.
  const where = object.metadata.namespace ?? (namespaced ? namespace : null);
  return (
    object.apiVersion.startsWith('kaito.sh/') &&
    object.kind === kind &&
    object.metadata.name === name &&
    where === namespace
  );
}

/** Whether a file came with the request of a workload, and is no workload itself. */
function isCompanion(text: string, request: string | null): boolean {
  return (
    request !== null &&
    requestOf(text) === request &&
    !objectsIn(text).some(({ apiVersion }) =>
      apiVersion.startsWith('kaito.sh/'),
    )
  );
}

/**
 * Finds the file of a workload among the manifests of its layout that are applied, and the files that came with it;
 * null when none holds it, or KubeFleet places its namespace elsewhere.
 * @throws ConflictError when its file holds other objects too
 */
export async function findDeployment(
  place: DeploymentPlace,
  layout: Layout,
  base: BaseBranch,
): Promise<Deployment | null> {
  const clusters = await clustersOf(place, layout, base);
  if (clusters && !clusters.includes(place.cluster)) return null;
  const texts = new Map<string, string>();
  for (const path of await manifestPaths(layout, base)) {
    const text = await base.read(path);
    if (text !== null) texts.set(path, text);
  }
  for (const [path, text] of texts) {
    const objects = objectsIn(text);
    const object = objects.find(each => isIt(each, place, layout));
    if (!object) continue;
    if (objects.length > 1) {
      throw new ConflictError(
        `${path} holds ${place.kind} ${place.name} and other objects. Give each a file of its own first.`,
      );
    }
    const request = requestOf(text);
    const companions = [...texts].flatMap(([other, content]) =>
      other !== path && isCompanion(content, request) ? [other] : [],
    );
    return { path, text, object, companions, clusters };
  }
  return null;
}
