import { invalid } from '../errors';
import { defineResource } from '../resources';
import type { LogLine } from './simulatedLog';

const OPTIONS = defineResource({
  version: 'v1',
  kind: 'PodLogOptions',
  plural: 'podlogoptions',
});

/** What of a log is asked for. */
export interface LogOptions {
  container?: string;
  follow: boolean;
  previous: boolean;
  timestamps: boolean;
  tailLines?: number;
  sinceSeconds?: number;
  sinceTime?: string;
  limitBytes?: number;
}

const isTrue = (text: string | null) => text === 'true' || text === '1';

function number(
  pod: string,
  query: URLSearchParams,
  name: string,
  least: number,
) {
  const text = query.get(name);
  if (text === null || text === '') {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    const field = name;
    const bound = least
      ? 'must be greater than 0'
      : 'must be greater than or equal to 0';
    const message = `Invalid value: ${text}: ${bound}`;
    throw invalid(OPTIONS, pod, [
      { reason: 'FieldValueInvalid', message, field },
    ]);
  }
  return value;
}

/** Reads the query of a request for a Pod's log. Throws 422 for a number that makes no sense. */
export function readLogOptions(
  pod: string,
  query: URLSearchParams,
): LogOptions {
  return {
    container: query.get('container') || undefined,
    follow: isTrue(query.get('follow')),
    previous: isTrue(query.get('previous')),
    timestamps: isTrue(query.get('timestamps')),
    tailLines: number(pod, query, 'tailLines', 0),
    sinceSeconds: number(pod, query, 'sinceSeconds', 1),
    sinceTime: query.get('sinceTime') || undefined,
    limitBytes: number(pod, query, 'limitBytes', 1),
  };
}

/** The lines that options leave of a log. */
export function selectLines(
  lines: readonly LogLine[],
  { sinceSeconds, sinceTime, tailLines }: LogOptions,
  now: Date,
): LogLine[] {
  const since = sinceSeconds
    ? now.getTime() - sinceSeconds * 1000
    : Date.parse(sinceTime ?? '') || 0;
  const young = lines.filter(({ at }) => at.getTime() >= since);
  return tailLines === undefined
    ? young
    : young.slice(Math.max(0, young.length - tailLines));
}

/** Lines as they go over the wire. */
export function renderLines(
  lines: readonly LogLine[],
  { timestamps }: LogOptions,
): string {
  return lines
    .map(({ at, text }) =>
      timestamps
        ? `${at.toISOString().replace('Z', '000000Z')} ${text}\n`
        : `${text}\n`,
    )
    .join('');
}
