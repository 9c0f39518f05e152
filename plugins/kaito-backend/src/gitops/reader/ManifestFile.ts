import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** What a kustomization says, as far as it decides what becomes of the files it lists. */
export interface KustomizationFacts {
  /** Entries of `resources`, without `./` before and `/` behind them. */
  resources: readonly string[];
  /** Namespace it gives to all it lists; null when it leaves that to them. */
  namespace: string | null;
  /** Fields by which it changes what it lists, e.g. `patches`: the cluster then holds something else than the files. */
  transforms: readonly string[];
}

/** A YAML file of a branch, as far as it is of use. The text itself is not kept. */
export interface ManifestFile {
  path: string;
  /** Names its content. */
  id: string;
  /** KAITO workloads in it, in order. */
  workloads: readonly KubeObject[];
  /** Other objects in it. */
  others: number;
  /** The request it names; null when it names none. */
  requestId: string | null;
  /** Set when it is a kustomization. */
  kustomization: KustomizationFacts | null;
  /** Clusters KubeFleet is to place a namespace on, where the file says so; null within when it chooses by itself. */
  placement: { clusters: readonly string[] | null } | null;
  /** Why it could not be read; null when it could. */
  problem: string | null;
  /** Commit at which this content was first seen. */
  sinceCommit: string;
  /** When that commit was made, ISO time; null when the content was there already at the first read. */
  changedAt: string | null;
}
