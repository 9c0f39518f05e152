import type { EndpointSample } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Reading } from '../reading/Reading';
import type { Change } from './changeSince';
import { GAP_MS } from './idleness';

/** What one replica said, and what it did since it was last asked. */
export interface ReplicaLook {
  reading: Reading;
  /** Undefined at the first look. */
  change: Change | undefined;
}

/** One point of the history: the sum of the replicas that answered, and the mean use of their caches. */
export function toSample(
  at: number,
  looks: readonly ReplicaLook[],
): EndpointSample {
  const gauges = (name: 'running' | 'waiting' | 'kvCacheUsage') =>
    looks.map(({ reading }) => reading[name]);
  const rates = (name: 'promptTokens' | 'generationTokens') =>
    looks.map(({ change }) =>
      change && change[name] !== null && isNear(change)
        ? change[name]! / change.seconds
        : null,
    );
  const cache = known(gauges('kvCacheUsage'));
  return {
    at: new Date(at).toISOString(),
    running: sum(gauges('running')),
    waiting: sum(gauges('waiting')),
    promptTokensPerSecond: sum(rates('promptTokens')),
    generationTokensPerSecond: sum(rates('generationTokens')),
    kvCacheUsage: cache.length > 0 ? sum(cache)! / cache.length : null,
  };
}

/** A mean over a time in which nobody looked says nothing of any moment. */
export function isNear({ seconds }: Change): boolean {
  return seconds > 0 && seconds * 1000 <= GAP_MS;
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null);
}

function sum(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) : null;
}
