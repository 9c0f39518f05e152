import {
  PREFLIGHT_CHECKS,
  type CheckOutcome,
  type PreflightCheck,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Check, CheckResult } from './Check';
import type { Subject } from './Subject';

/** How many checks are under way at a time. */
const AT_A_TIME = 6;
/** How long a check is waited for; clouds and Git hosts have shorter limits of their own. */
const PATIENCE_MS = 15_000;

const WORST_FIRST: CheckOutcome[] = ['fail', 'warn', 'not-checked', 'pass'];

/** The worst of all. */
export function outcomeOf(
  checks: readonly Pick<PreflightCheck, 'outcome'>[],
): CheckOutcome {
  const found = new Set(checks.map(({ outcome }) => outcome));
  return WORST_FIRST.find(outcome => found.has(outcome)) ?? 'pass';
}

function toCheck({ name, field }: Check, result: CheckResult): PreflightCheck {
  return {
    check: name,
    outcome: result.outcome,
    reason: result.reason,
    nextStep: result.nextStep ?? null,
    field: result.field === undefined ? field : result.field,
    asOf: result.asOf ?? null,
  };
}

function broken(error: unknown): CheckResult {
  const { name, message } = error as Error;
  return {
    outcome: 'not-checked',
    reason:
      name === 'TimeoutError'
        ? 'No answer came in time. Ask again in a moment.'
        : message,
  };
}

/** Rejects when the signal does, whatever the check makes of it. */
async function within<T>(
  signal: AbortSignal,
  work: () => T | Promise<T>,
): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function runOne(
  check: Check,
  subject: Subject,
  left: AbortSignal,
  patienceMs: number,
): Promise<PreflightCheck[]> {
  const signal = AbortSignal.any([left, AbortSignal.timeout(patienceMs)]);
  try {
    const results = await within(signal, () => check.run(subject, signal));
    return results.map(result => toCheck(check, result));
  } catch (error) {
    left.throwIfAborted();
    return [toCheck(check, broken(error))];
  }
}

/**
 * Runs all checks, a few at a time, and gives their results in the order in which people ask. One that fails costs the
 * others nothing: it is "not checked", with its reason.
 * @throws the reason of `left` as soon as that fires
 */
export async function runChecks(
  checks: readonly Check[],
  subject: Subject,
  left: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<PreflightCheck[]> {
  const queue = [...checks];
  const results: PreflightCheck[] = [];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.push(...(await runOne(next, subject, left, patienceMs)));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const place = (check: PreflightCheck) =>
    PREFLIGHT_CHECKS.indexOf(check.check);
  return results.sort((a, b) => place(a) - place(b));
}
