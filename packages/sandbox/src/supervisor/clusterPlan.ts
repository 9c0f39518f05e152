import type { SeedName } from '../kaito';
import type { SandboxOptions } from './options';

/** A cluster of the demo fleet. */
export interface PlannedCluster {
  name: string;
  title: string;
  /** What lives in it at the start. */
  seed: SeedName;
}

const NAMED: PlannedCluster[] = [
  { name: 'aks-weu-prod', title: 'West Europe, production', seed: 'prod' },
  { name: 'aks-weu-dev', title: 'West Europe, development', seed: 'dev' },
  { name: 'aks-use-research', title: 'US East, research', seed: 'research' },
];

/** The clusters of a run: the three named ones first, then as many more as asked for. */
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
      : { ...planned, seed: options.scenario };
  });
}
