import {
  workloadKindSchema,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  ManifestParseError,
  parseManifests,
  readPath,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { isKustomization, readKustomization } from './readKustomization';
import type { ManifestFile } from './ManifestFile';

type Content = Omit<ManifestFile, 'path' | 'id' | 'sinceCommit' | 'changedAt'>;

const KINDS: readonly string[] = workloadKindSchema.options;

const NOTHING: Content = {
  workloads: [],
  others: 0,
  requestId: null,
  kustomization: null,
  placement: null,
  problem: null,
};

function isWorkload({ apiVersion, kind }: KubeObject): boolean {
  return apiVersion.startsWith('kaito.sh/') && KINDS.includes(kind);
}

function isPlacement({ apiVersion, kind }: KubeObject): boolean {
  return (
    apiVersion.startsWith('placement.kubernetes-fleet.io/') &&
    kind === 'ClusterResourcePlacement'
  );
}

/** Clusters a placement names one by one; null when it chooses in another way. */
function clustersIn(placement: KubeObject): string[] | null {
  const policy = readPath(placement, 'spec', 'policy');
  const names = readPath(policy, 'clusterNames');
  return readPath(policy, 'placementType') === 'PickFixed' &&
    Array.isArray(names)
    ? names.map(String)
    : null;
}

/** What of a file's text is kept. Takes any text and never throws; `null` is a file too large to read. */
export function readManifestFile(
  path: string,
  text: string | null,
  mostBytes: number,
): Content {
  if (text === null) {
    const most = Math.floor(mostBytes / 1_024);
    return { ...NOTHING, problem: `it is larger than ${most} KiB` };
  }
  try {
    if (isKustomization(path)) {
      return { ...NOTHING, kustomization: readKustomization(text) };
    }
    const objects = parseManifests(text).map(({ object }) => object);
    const workloads = objects.filter(isWorkload);
    const [first] = objects;
    const placement = objects.find(isPlacement);
    return {
      ...NOTHING,
      workloads,
      others: objects.length - workloads.length,
      requestId: first ? readProvenance(first).requestId : null,
      placement: placement ? { clusters: clustersIn(placement) } : null,
    };
  } catch (error) {
    if (!(error instanceof ManifestParseError)) throw error;
    return { ...NOTHING, problem: error.message };
  }
}
