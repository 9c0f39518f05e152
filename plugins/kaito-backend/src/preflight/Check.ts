import type {
  PreflightCheck,
  PreflightCheckName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Subject } from './Subject';

/** What a check found. Left out: nothing to do, the field of the check, no fact with an age. */
export type CheckResult = Pick<PreflightCheck, 'outcome' | 'reason'> &
  Partial<Omit<PreflightCheck, 'check' | 'outcome' | 'reason'>>;

/** One thing to be sure of before a pull request is opened. */
export interface Check {
  name: PreflightCheckName;
  /** Field of the request it is about, unless a result names another; null when it is about the whole. */
  field: string | null;
  /** What is thrown becomes "not checked", with the error's message as the reason. */
  run(
    subject: Subject,
    signal: AbortSignal,
  ): CheckResult[] | Promise<CheckResult[]>;
}

export const pass = (
  reason: string,
  rest: Partial<CheckResult> = {},
): CheckResult => ({ ...rest, outcome: 'pass', reason });

export const warn = (
  reason: string,
  nextStep: string,
  rest: Partial<CheckResult> = {},
): CheckResult => ({ ...rest, outcome: 'warn', reason, nextStep });

export const fail = (
  reason: string,
  nextStep: string,
  rest: Partial<CheckResult> = {},
): CheckResult => ({ ...rest, outcome: 'fail', reason, nextStep });

/** `reason` says which fact is missing. */
export const unknown = (
  reason: string,
  rest: Partial<CheckResult> = {},
): CheckResult => ({ ...rest, outcome: 'not-checked', reason });
