import {
  chainAbove,
  isManifestPath,
  kustomizationPaths,
  type ChainLink,
  type GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { KustomizationFacts, ManifestFile } from '../reader';

/** What of a layout decides whether a file is one of its manifests, and whether it is applied. */
export interface LayoutFacts {
  /** Whether a path is one under which it keeps manifests. */
  holds(path: string): boolean;
  /** Whether the folder is of one namespace. */
  namespaced: boolean;
  /** The folders whose kustomizations lead to a manifest, the nearest first; none where all files are applied. */
  listings(path: string): ChainLink[];
  /** The file that says where KubeFleet places the namespace; null without KubeFleet. */
  placementFile: string | null;
}

/** The folder of a path and the name of its file. */
export function splitPath(path: string): { folder: string; file: string } {
  const slash = path.lastIndexOf('/');
  return {
    folder: path.slice(0, Math.max(slash, 0)),
    file: path.slice(slash + 1),
  };
}

/** The kustomization of a folder, whichever of its names it has; null when there is none that can be read. */
export function kustomizationOf(
  folder: string,
  files: ReadonlyMap<string, ManifestFile>,
): { path: string; says: KustomizationFacts } | null {
  for (const path of kustomizationPaths(folder)) {
    const says = files.get(path)?.kustomization;
    if (says) return { path, says };
  }
  return null;
}

/** What a target's layout says of files. */
export function layoutFacts({ layout }: GitOpsTarget): LayoutFacts {
  const depth = layout.pattern.split('/').length;
  return {
    holds: path => isManifestPath(layout, path),
    namespaced: layout.namespaced,
    listings: path => {
      if (layout.format === 'plain') return [];
      const { folder, file } = splitPath(path);
      // Stages of a deployment are below its folder, and told to the agent in another way.
      const own = folder.split('/').slice(0, depth).join('/');
      return [{ folder, entry: file }, ...chainAbove(layout, own)];
    },
    placementFile: layout.kubefleet?.file ?? null,
  };
}
