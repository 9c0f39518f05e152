import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { AT } from './fixtures';

const NONE = { p50: null, p95: null, p99: null };
const at = (seconds: number) =>
  new Date(Date.parse(AT) + seconds * 1000).toISOString();

/** What a busy endpoint measures; tests say what differs. */
export function someMetrics(
  facts: Partial<EndpointMetrics> = {},
): EndpointMetrics {
  return {
    state: 'measured',
    reason: null,
    windowSeconds: 300,
    samples: [
      {
        at: at(-10),
        running: 1,
        waiting: 0,
        promptTokensPerSecond: null,
        generationTokensPerSecond: null,
        kvCacheUsage: 0.1,
      },
      {
        at: at(-5),
        running: 4,
        waiting: 2,
        promptTokensPerSecond: 120,
        generationTokensPerSecond: 88.4,
        kvCacheUsage: 0.254,
      },
    ],
    replicas: { ready: 1, answered: 1 },
    timeToFirstToken: { p50: 0.08, p95: 0.34, p99: 1.256 },
    interTokenLatency: { p50: 0.0084, p95: 0.02, p99: 0.04 },
    idleSince: null,
    idleAtLeast: false,
    gpus: [],
    generatedAt: AT,
    ...facts,
  };
}

/** An endpoint of which there are no figures. */
export function noMetrics(
  state: EndpointMetrics['state'],
  reason: string | null,
): EndpointMetrics {
  return someMetrics({
    state,
    reason,
    samples: [],
    timeToFirstToken: NONE,
    interTokenLatency: NONE,
    replicas: { ready: 1, answered: 0 },
  });
}
