import type { SeedName } from '../kaito';
import type { SandboxOptions } from './options';

/** A cluster of the demo fleet. */
export interface PlannedCluster {
  name: string;
  title: string;
  /** What lives in it at the start. */
  seed: SeedName;
  /** `absent` for one that waits to be prepared. */
  kaito?: 'absent';
}

/** What others than KAITO bring into every cluster of the demo: GitOps, a gateway, secrets from a store, scaling. */
export const DEMO_KINDS: readonly string[] = [
  'Kustomization',
  'HelmRelease',
  'HelmRepository',
  'Application',
  'Gateway',
  'HTTPRoute',
  'InferencePool',
  'ScaledObject',
  'ExternalSecret',
  'ClusterSecretStore',
];

const NAMED: PlannedCluster[] = [
  { name: 'aks-weu-prod', title: 'West Europe, production', seed: 'prod' },
  { name: 'aks-weu-dev', title: 'West Europe, development', seed: 'dev' },
  { name: 'aks-use-research', title: 'US East, research', seed: 'research' },
  {
    name: 'aks-neu-new',
    title: 'North Europe, new',
    seed: 'empty',
    kaito: 'absent',
  },
];

/** The clusters of a run: the named ones first, the fourth of them without KAITO, then as many more as asked for. */
export function planClusters(
  options: Pick<SandboxOptions, 'clusters' | 'scenario'>,
): PlannedCluster[] {
  return Array.from({ length: options.clusters }, (_, index) => {
    const planned = NAMED[index] ?? {
      name: `aks-extra-${index - NAMED.length + 1}`,
      title: `Extra cluster ${index - NAMED.length + 1}`,
      seed: 'calm' as const,
    };
    return options.scenario === 'mixed'
      ? planned
      : { name: planned.name, title: planned.title, seed: options.scenario };
  });
}
