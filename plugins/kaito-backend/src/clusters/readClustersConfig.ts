import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How clusters are found. */
export interface ClustersConfig {
  /** How often sources are asked which clusters there are. */
  refreshSeconds: number;
  /** Whether a kubeconfig may name programs to run. */
  allowExec: boolean;
  /** Whether clusters come through the Kubernetes plugin's proxy. */
  kubernetesPlugin: boolean;
}

const KEY = 'kaito.clusters';

/** Reads `kaito.clusters`, but for the clusters in it. Throws with the field and the reason. */
export function readClustersConfig(config: Config): ClustersConfig {
  const refreshSeconds = config.has(`${KEY}.refresh`)
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: `${KEY}.refresh` }),
      ) / 1_000
    : 60;
  if (!(refreshSeconds >= 1)) {
    throw new Error(`${KEY}.refresh must be a second or more.`);
  }
  return {
    refreshSeconds,
    allowExec: config.getOptionalBoolean(`${KEY}.allowExec`) ?? false,
    kubernetesPlugin:
      config.getOptionalBoolean(`${KEY}.kubernetesPlugin`) ?? false,
  };
}
