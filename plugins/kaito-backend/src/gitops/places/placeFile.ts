import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ManifestFile } from '../reader';
import {
  kustomizationOf,
  layoutFacts,
  splitPath,
  type LayoutFacts,
} from './layoutFacts';
import type { Targets } from './Targets';

/** Where a manifest is for. */
export interface Place {
  cluster: string;
  namespace: string;
  facts: LayoutFacts;
}

/** The namespace that a kustomization about a file gives to what it lists; null when none does. */
export function namespaceGiven(
  path: string,
  files: ReadonlyMap<string, ManifestFile>,
): string | null {
  let { folder } = splitPath(path);
  while (folder) {
    const list = kustomizationOf(folder, files);
    if (list?.says.namespace) return list.says.namespace;
    ({ folder } = splitPath(folder));
  }
  return null;
}

/**
 * Clusters and namespaces that a manifest at a path is for, by the layouts of the configuration. A manifest without a
 * namespace is in the one its path is of.
 * @param given - namespace that a kustomization gives it; null when none does
 */
export function placeFile(
  path: string,
  object: KubeObject,
  given: string | null,
  clusters: readonly string[],
  targets: Targets,
): Place[] {
  const { name, namespace } = object.metadata;
  const { owner } = readProvenance(object);
  const { folder } = splitPath(path);
  const known = given ?? namespace;
  const candidates = known ? [known] : [...new Set(folder.split('/'))];
  return clusters.flatMap(cluster =>
    candidates.flatMap((candidate): Place[] => {
      if (!targets.mayHold(cluster, candidate, folder)) return [];
      const place = { cluster, namespace: candidate, owner, name };
      const target = targets.of(place);
      const facts = target && layoutFacts(target);
      return facts?.holds(path) && (known || facts.namespaced)
        ? [{ cluster, namespace: candidate, facts }]
        : [];
    }),
  );
}
