import type { Duration } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** "45 s", "12 min", "1 h 20 min". */
export function durationWords(seconds: number): string {
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** A duration and where the figure comes from. */
export function basisWords(duration: Duration | null): string | null {
  return duration && `${durationWords(duration.value)} (${duration.basis})`;
}
