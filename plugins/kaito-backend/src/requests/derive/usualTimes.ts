import type { RequestStageName } from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestRecord } from '../types';
import { deriveStages, type UsualTimes } from './deriveStages';

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How long each step took in the middle of finished requests. A step none of them measured has no usual time. */
export function usualTimes(finished: readonly RequestRecord[]): UsualTimes {
  const measured = new Map<RequestStageName, number[]>();
  for (const { wish, facts } of finished) {
    const stages = deriveStages(wish, facts, {
      now: new Date(0),
      host: '',
      cluster: { name: '', asOf: null, problem: null },
    });
    for (const { stage, state, at, elapsedSeconds } of stages) {
      if (state === 'done' && at !== null && elapsedSeconds !== null) {
        measured.set(stage, [...(measured.get(stage) ?? []), elapsedSeconds]);
      }
    }
  }
  return Object.fromEntries(
    [...measured].map(([stage, values]) => [
      stage,
      { value: median(values), requests: values.length },
    ]),
  );
}
