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
  /** Of a RAGEngine. */
  deployments: KubeObject[];
  jobs: KubeObject[];
  pods: KubeObject[];
  services: KubeObject[];
  /** ConfigMaps they name, as far as they hold configuration of KAITO's. */
  configMaps: KubeObject[];
  /** Mirrors of their weights, for workloads that stream them. */
  modelMirrors: KubeObject[];
  /** What scales them by load. */
  scaledObjects: KubeObject[];
  inferencePools: KubeObject[];
  /** Releases that install the pools. */
  helmReleases: KubeObject[];
  /** Routes to their Services and pools. */
  httpRoutes: KubeObject[];
  gateways: KubeObject[];
  /** What brings the workload from Git into the cluster: Flux Kustomization or HelmRelease, Argo CD Application. */
  gitOwners: KubeObject[];
  /** Events about the workload or any of the above. */
  events: KubeObject[];
}
