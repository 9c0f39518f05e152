import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How requests are followed and kept. Milliseconds. */
export interface RequestsConfig {
  /** Between two questions to the Git host about a request that moved a moment ago. */
  freshMs: number;
  /** The same about one that has not moved for a day. */
  oldMs: number;
  /** How long the task of a request may be silent before it counts as over, where nobody can be asked. */
  abandonAfterMs: number;
  /** How long finished requests are kept; null for ever. */
  retentionMs: number | null;
  /** Topics of Backstage events that tell of news on a Git host. */
  topics: string[];
}

const KEY = 'kaito.requests';
const SECOND = 1_000;
const TOPICS = [
  'github',
  'gitlab',
  'azureDevOps',
  'bitbucketCloud',
  'bitbucketServer',
  'gitea',
];

function read(config: Config, key: string, otherwise: number, least: number) {
  const full = `${KEY}.${key}`;
  if (!config.has(full)) {
    return otherwise;
  }
  const ms = durationToMilliseconds(
    readDurationFromConfig(config, { key: full }),
  );
  if (!(ms >= least)) {
    throw new Error(`${full} must be ${least / SECOND} s or more.`);
  }
  return ms;
}

/** Reads `kaito.requests`. Throws with the field and the reason. */
export function readRequestsConfig(config: Config): RequestsConfig {
  const freshMs = read(config, 'poll.fresh', 15 * SECOND, SECOND);
  const oldMs = read(config, 'poll.old', 600 * SECOND, SECOND);
  if (oldMs < freshMs) {
    throw new Error(`${KEY}.poll.old must not be less than ${KEY}.poll.fresh.`);
  }
  return {
    freshMs,
    oldMs,
    abandonAfterMs: read(config, 'abandonAfter', 86_400 * SECOND, SECOND),
    retentionMs: config.has(`${KEY}.retention`)
      ? read(config, 'retention', 0, 0)
      : null,
    topics: config.getOptionalStringArray(`${KEY}.events.topics`) ?? TOPICS,
  };
}
