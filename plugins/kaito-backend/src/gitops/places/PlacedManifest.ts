import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { BranchState, ManifestFile } from '../reader';

/** A workload's manifest and the cluster its file is for. */
export interface PlacedManifest {
  branch: BranchState;
  file: ManifestFile;
  object: KubeObject;
  cluster: string;
  namespace: string;
  /** The kustomization that should list the file and does not, or itself is not listed; null when all is well. */
  unlistedIn: string | null;
  /** Fields by which the kustomizations about it change it before it is applied. */
  transforms: readonly string[];
}
