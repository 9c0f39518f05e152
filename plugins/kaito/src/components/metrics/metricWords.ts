import type {
  EndpointMetrics,
  EndpointSample,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { durationWords } from '../duration';

/** What a figure is called when nobody told it. */
export const NOT_TOLD = 'not told';

/** "0", "3.4", "1,250": as many digits as one can use. */
export function numberWords(value: number | null): string {
  return value === null
    ? NOT_TOLD
    : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** "34 tokens/s". */
export function rateWords(value: number | null): string {
  return value === null ? NOT_TOLD : `${numberWords(value)} tokens/s`;
}

/** "25 %" of a part between 0 and 1. */
export function percentWords(part: number | null): string {
  return part === null ? NOT_TOLD : `${Math.round(part * 100)} %`;
}

/** "8.4 ms", "340 ms", "1.25 s". */
export function latencyWords(seconds: number | null): string {
  if (seconds === null) {
    return 'none measured';
  }
  return seconds < 1
    ? `${numberWords(seconds * 1000)} ms`
    : `${seconds.toLocaleString('en', { maximumFractionDigits: 2 })} s`;
}

/** The last sample; undefined when there is none. */
export function latestOf(metrics: EndpointMetrics): EndpointSample | undefined {
  return metrics.samples.at(-1);
}

/** "Idle for at least 3 h"; null while it works, or when that is not known. */
export function idleWords(
  {
    idleSince,
    idleAtLeast,
  }: Pick<EndpointMetrics, 'idleSince' | 'idleAtLeast'>,
  now: Date,
): string | null {
  if (!idleSince) {
    return null;
  }
  const seconds = Math.max(0, (now.getTime() - Date.parse(idleSince)) / 1000);
  if (seconds < 60) {
    return 'Idle now';
  }
  return `Idle for ${idleAtLeast ? 'at least ' : ''}${durationWords(seconds)}`;
}
