import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Check } from './Check';
import { costOf, estimateOf } from './machines/sumUp';
import { outcomeOf, runChecks } from './runChecks';
import type { Subject } from './Subject';

const HIDDEN =
  'What machines come to is told to those who may see clusters and models (kaito.cluster.read, kaito.model.read).';

/**
 * Runs checks, and says what the machines come to as far as whoever asks may know.
 * @throws the reason of `signal` when that fires
 */
export async function report(
  checks: readonly Check[],
  subject: Subject,
  signal: AbortSignal,
): Promise<PreflightReport> {
  const results = await runChecks(checks, subject, signal);
  const { machines, snapshot, sight, wish } = subject;
  const isTold = sight.clusters && sight.models && snapshot !== undefined;
  return {
    outcome: outcomeOf(results),
    checks: results,
    estimate: isTold ? estimateOf(machines) : null,
    cost: isTold
      ? costOf(machines, await subject.facts())
      : {
          state: 'not-checked',
          reason: snapshot
            ? HIDDEN
            : `The portal knows no cluster ${wish.cluster}.`,
        },
    generatedAt: new Date().toISOString(),
  };
}
