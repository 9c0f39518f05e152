import { ConflictError } from '@backstage/errors';
import {
  type KubeObject,
  ManifestParseError,
  parseManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { requestOf } from './annotate';
import { listResources } from './kustomization';
import { layoutFor } from './layout';
import type { ReadBase } from './Plan';

/** A workload as people name it. */
export interface DeploymentPlace {
  root: string;
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

function isIt(object: KubeObject, { kind, name, namespace }: DeploymentPlace) {
  const where = object.metadata.namespace;
  return (
    object.apiVersion.startsWith('kaito.sh/') &&
    object.kind === kind &&
    object.metadata.name === name &&
    (where === undefined || where === namespace)
  );
}

/**
 * Finds the file of a workload among those the kustomization of its namespace lists, and the files that came with it;
 * null when none holds it.
 * @throws ConflictError when its file holds other objects too
 */
export async function findDeployment(
  place: DeploymentPlace,
  read: ReadBase,
): Promise<Deployment | null> {
  const { folder, namespaceKustomization } = layoutFor(place);
  const list = await read(namespaceKustomization);
  if (list === null) return null;
  const names = listResources(list, namespaceKustomization).filter(entry =>
    /^[A-Za-z0-9][\w.-]*\.ya?ml$/.test(entry),
  );
  const texts = new Map<string, string>();
  for (const name of names) {
    const text = await read(`${folder}/${name}`);
    if (text !== null) texts.set(`${folder}/${name}`, text);
  }
  for (const [path, text] of texts) {
    const objects = objectsIn(text);
    const object = objects.find(candidate => isIt(candidate, place));
    if (!object) continue;
    if (objects.length > 1) {
      throw new ConflictError(
        `${path} holds ${place.kind} ${place.name} and other objects. Give each a file of its own first.`,
      );
    }
    const request = requestOf(text);
    const companions = [...texts]
      .filter(
        ([other, content]) =>
          other !== path &&
          request !== null &&
          requestOf(content) === request &&
          !objectsIn(content).some(({ apiVersion }) =>
            apiVersion.startsWith('kaito.sh/'),
          ),
      )
      .map(([other]) => other);
    return { path, text, object, companions };
  }
  return null;
}
