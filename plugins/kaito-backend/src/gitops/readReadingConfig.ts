import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How the repositories of `kaito.gitops` are read. */
export interface ReadingConfig {
  /** How old what is known of a branch may become before its host is asked again, ms. */
  refreshMs: number;
  /** How long a GitOps agent may take to apply what was merged, where it says nothing itself, ms. */
  agentIntervalMs: number;
}

const KEY = 'kaito.gitops';

/** Reads `kaito.gitops`, as far as it is about reading. Throws with the field and the reason. */
export function readReadingConfig(config: Config): ReadingConfig {
  const duration = (name: string, otherwiseMs: number, leastMs: number) => {
    const key = `${KEY}.${name}`;
    const ms = config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : otherwiseMs;
    if (!(ms >= leastMs)) {
      throw new Error(`${key} must be ${leastMs / 1_000} s or more.`);
    }
    return ms;
  };
  return {
    refreshMs: duration('refresh', 30_000, 1_000),
    agentIntervalMs: duration('agentInterval', 10 * 60_000, 1_000),
  };
}
