import type { Comment } from '../../comments';
import type { KubeObject } from '../../types';
import type { Kustomization } from '../renderKustomization';

/** One file of a bundle. */
export interface BundleFile {
  /** Below the folder of the bundle, with `/`. */
  path: string;
  /** What it says; a `kustomization.yaml` never reaches the cluster. */
  object: KubeObject | Kustomization;
  comments: Comment[];
  /** The object and its comments, as text. */
  yaml: string;
}

/** When something has to be there: before the workload, as the workload, or after it. */
export type Stage = 'prerequisite' | 'workload' | 'exposure';

/** An object of a bundle before it has a place. */
export interface BundlePart {
  stage: Stage;
  /** Name of its file, without a folder. */
  file: string;
  object: KubeObject;
}
