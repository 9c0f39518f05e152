import type { TrialRun } from '../run/TrialRun';
import { figuresOf } from './figuresOf';

/** The middle and the bad end of what was measured. */
export interface Spread {
  median: number;
  /** 95 of 100 were no worse. */
  p95: number;
}

/** How one model did, over the prompts it finished. Null where nothing is known. */
export interface TargetSummary {
  done: number;
  failed: number;
  /** Stopped, waiting or running. */
  open: number;
  timeToFirstToken: Spread | null;
  took: Spread | null;
  tokensPerSecond: Spread | null;
  tokensOut: number | null;
  /** Some of the numbers are estimates. */
  estimated: boolean;
  /** Of all its finished answers; null when it is not known of each. */
  cost: { amount: number; currency: string } | null;
}

/** The value that the given share of the values does not exceed (nearest rank); null without values. */
export function percentile(
  values: readonly number[],
  share: number,
): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function spread(
  values: readonly (number | null | undefined)[],
  worse: 'high' | 'low' = 'high',
): Spread | null {
  const known = values.filter(value => typeof value === 'number');
  // Where less is worse, signs turn it round.
  const sign = worse === 'high' ? 1 : -1;
  const median = percentile(known, 0.5);
  const p95 = percentile(
    known.map(value => value * sign),
    0.95,
  );
  return median === null || p95 === null ? null : { median, p95: p95 * sign };
}

function sum(values: readonly (number | undefined)[]): number | null {
  return values.length > 0 && values.every(value => value !== undefined)
    ? values.reduce<number>((total, value) => total + (value ?? 0), 0)
    : null;
}

/** How a model of the run did. Nothing is made up: what is not known of an answer is in no figure. */
export function summarize(run: TrialRun, target: number): TargetSummary {
  const own = run.trials.filter(trial => trial.target === target);
  const done = own.filter(({ state }) => state === 'done');
  const failed = own.filter(({ state }) => state === 'failed').length;
  const figures = done.map(trial => figuresOf(trial, run.targets));
  const amount = sum(figures.map(({ cost }) => cost?.amount));
  const currency = figures[0]?.cost?.currency;
  return {
    done: done.length,
    failed,
    open: own.length - done.length - failed,
    timeToFirstToken: spread(figures.map(one => one.timeToFirstToken?.value)),
    took: spread(figures.map(({ took }) => took)),
    tokensPerSecond: spread(
      figures.map(one => one.tokensPerSecond?.value),
      'low',
    ),
    tokensOut: sum(figures.map(one => one.tokensOut?.value)),
    estimated: figures.some(one => one.tokensOut?.basis === 'estimated'),
    cost: amount === null || !currency ? null : { amount, currency },
  };
}
