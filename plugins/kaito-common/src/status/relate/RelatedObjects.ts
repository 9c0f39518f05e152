import type { KubeObject } from '../../manifests/types';

/** Objects of a cluster by kind; a kind that is not known gives none. */
export type ObjectsOfKind = (kind: string) => readonly KubeObject[];

/** A workload by what names it. `namespace` is absent for a ModelMirror, which belongs to the whole cluster. */
export interface RelateTarget {
  kind: string;
  name: string;
  namespace?: string;
}

/** What belongs to one workload, its children's belongings included. */
export interface RelatedObjects {
  /** Workspaces of an InferenceSet; InferenceSets of a MultiRoleInference and their Workspaces. */
  children: KubeObject[];
  nodePools: KubeObject[];
  nodeClaims: KubeObject[];
  nodes: KubeObject[];
  statefulSets: KubeObject[];
  jobs: KubeObject[];
  pods: KubeObject[];
  services: KubeObject[];
  /** Events about the workload or any of the above. */
  events: KubeObject[];
}
