import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type {
  GitOpsConfig,
  GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { keyOfRef } from '../../fleet/rows/toRow';
import type { RemovedFile } from '../drift/Evidence';
import type { BranchState, ManifestFile } from '../reader';
import { kustomizationOf, type LayoutFacts } from './layoutFacts';
import { namespaceGiven, placeFile, type Place } from './placeFile';
import type { PlacedManifest } from './PlacedManifest';
import { Targets } from './Targets';

/** Which manifests describe which workloads, at one moment. */
export class PlaceIndex {
  readonly #placed = new Map<string, PlacedManifest[]>();
  readonly #removed = new Map<string, RemovedFile>();

  /**
   * @param clusters - names of those the portal knows
   * @param isBranch - whether a target is a branch
   * @param places - kept from one index to the next: files that stayed are not placed again
   */
  constructor(options: {
    config: GitOpsConfig;
    branches: readonly BranchState[];
    clusters: readonly string[];
    isBranch: (target: GitOpsTarget, branch: BranchState) => boolean;
    places?: WeakMap<KubeObject, readonly Place[]>;
  }) {
    const { config, clusters, branches } = options;
    const kept = options.places ?? new WeakMap<KubeObject, readonly Place[]>();
    for (const branch of branches) {
      const files = branch.files?.files ?? new Map<string, ManifestFile>();
      const targets = new Targets(config, target =>
        options.isBranch(target, branch),
      );
      const placesOf = (file: ManifestFile, object: KubeObject) => {
        const given = namespaceGiven(file.path, files);
        const known = given ? undefined : kept.get(object);
        const places =
          known ?? placeFile(file.path, object, given, clusters, targets);
        if (!given) kept.set(object, places);
        return places;
      };
      for (const file of files.values()) {
        for (const object of file.workloads) {
          placesOf(file, object)
            .filter(place => isPlacedOn(place, files))
            .forEach(place => this.#add(branch, files, file, object, place));
        }
      }
      for (const { file, commit, at } of branch.files?.gone ?? []) {
        for (const object of file.workloads) {
          for (const place of placesOf(file, object)) {
            const removed = { path: file.path, commit, at };
            this.#removed.set(keyOf(object, place), removed);
          }
        }
      }
    }
  }

  /** Manifests that describe a workload, by its key. */
  of(key: string): readonly PlacedManifest[] {
    return this.#placed.get(key) ?? [];
  }

  /** The file that described a workload last, where none does now. */
  removed(key: string): RemovedFile | null {
    return this.#placed.has(key) ? null : this.#removed.get(key) ?? null;
  }

  /** Every workload that is described, by its key. */
  entries(): IterableIterator<[string, PlacedManifest[]]> {
    return this.#placed.entries();
  }

  #add(
    branch: BranchState,
    files: ReadonlyMap<string, ManifestFile>,
    file: ManifestFile,
    object: KubeObject,
    { cluster, namespace, facts }: Place,
  ): void {
    const key = keyOf(object, { cluster, namespace });
    const manifest: PlacedManifest = {
      branch,
      file,
      object:
        object.metadata.namespace === namespace
          ? object
          : { ...object, metadata: { ...object.metadata, namespace } },
      cluster,
      namespace,
      ...listingOf(file.path, facts, files),
    };
    this.#placed.set(key, [...(this.#placed.get(key) ?? []), manifest]);
  }
}

function keyOf(
  { kind, metadata: { name } }: KubeObject,
  { cluster, namespace }: Pick<Place, 'cluster' | 'namespace'>,
): string {
  return keyOfRef({ cluster, kind, namespace, name });
}

/** Whether KubeFleet, where it is used, brings the namespace to the cluster. */
function isPlacedOn(
  { cluster, facts: { placementFile } }: Place,
  files: ReadonlyMap<string, ManifestFile>,
): boolean {
  if (placementFile === null) return true;
  return (
    files.get(placementFile)?.placement?.clusters?.includes(cluster) ?? false
  );
}

function listingOf(
  path: string,
  facts: LayoutFacts,
  files: ReadonlyMap<string, ManifestFile>,
): Pick<PlacedManifest, 'unlistedIn' | 'transforms'> {
  const listings = facts.listings(path).flatMap(({ folder, entry }) => {
    const list = kustomizationOf(folder, files);
    return list ? [{ ...list, entry }] : [];
  });
  const unlisted = listings.find(
    ({ says, entry }) => !says.resources.includes(entry),
  );
  return {
    unlistedIn: unlisted?.path ?? null,
    transforms: [
      ...new Set(listings.flatMap(({ says }) => says.transforms)),
    ].sort(),
  };
}
