import { ConflictError, InputError } from '@backstage/errors';
import {
  ManifestParseError,
  readPath,
  renderClusterResourcePlacement,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { BaseBranch } from './BaseBranch';
import type { Layout } from './layout';
import { readDocument } from './readDocument';

/** Clusters a placement names one by one; null when it chooses them in another way, or cannot be read. */
function namedIn(text: string): string[] | null {
  try {
    const value = readDocument(text).toJS();
    const policy = readPath(value, 'spec', 'policy');
    const names = readPath(policy, 'clusterNames');
    return readPath(policy, 'placementType') === 'PickFixed' &&
      Array.isArray(names)
      ? names.map(String)
      : null;
  } catch (error) {
    if (error instanceof ManifestParseError) return null;
    throw error;
  }
}

/**
 * Clusters the deployments in a place run on: those KubeFleet places its namespace on, else the one asked for. Null when
 * the placement chooses them by itself; empty when there is none.
 */
export async function clustersOf(
  { cluster }: { cluster: string },
  { kubefleet }: Layout,
  base: BaseBranch,
): Promise<string[] | null> {
  if (!kubefleet) return [cluster];
  const text = await base.read(kubefleet.file);
  return text === null ? [] : namedIn(text);
}

/**
 * The placement of a namespace on the clusters of a request; null where there is no KubeFleet. What stands there
 * already is left as it is: everything in a namespace goes to the same clusters.
 * @throws InputError for more than one cluster without KubeFleet, ConflictError when the namespace is placed otherwise
 */
export async function planPlacement(
  place: { namespace: string; clusters: readonly string[] },
  { kubefleet }: Layout,
  base: BaseBranch,
): Promise<{ path: string; text: string } | null> {
  const { namespace, clusters } = place;
  if (!kubefleet) {
    if (new Set(clusters).size < 2) return null;
    throw new InputError(
      `clusters: ${clusters.join(
        ', ',
      )} cannot be one request. Ask for each by itself, or configure a layout with kubefleet for them.`,
    );
  }
  const path = kubefleet.file;
  const text = await base.read(path);
  if (text === null) {
    const placement = renderClusterResourcePlacement({
      namespace,
      clusters: [...clusters],
    });
    return { path, text: toYaml(placement) };
  }
  const standing = namedIn(text);
  const wanted = [...new Set(clusters)].sort();
  if (standing && [...standing].sort().join() === wanted.join()) {
    return { path, text };
  }
  const where = standing
    ? standing.join(', ')
    : 'clusters KubeFleet chooses by itself';
  throw new ConflictError(
    `clusters: everything in namespace ${namespace} goes to ${where} (${path}), and this request is for ${wanted.join(
      ', ',
    )}. Ask for the same clusters, choose another namespace, or change that placement first.`,
  );
}
