import { matchesAny } from '../glob';
import type { Choice } from '../PolicyConfig';
import type { Verdict } from '../PolicyFinding';

/** One thing that was chosen. */
export interface Chosen {
  field: string;
  /** Begins a sentence, e.g. `Machine type Standard_NC24ads_A100_v4`. */
  words: string;
  /** All it is called; null when that is not known. */
  names: readonly string[] | null;
  /** What to do where it may not be chosen, before the names that may. */
  instead: string;
  /** What would make its name known; for what may not be known. */
  makeKnown?: string;
  /** Whether somebody has approved it for good. */
  approved?: boolean;
}

const list = (names: readonly string[]) => names.join(', ');

function broken({ field, instead }: Chosen, what: string, next = instead) {
  return [{ effect: 'broken' as const, field, what, nextStep: next }];
}

/**
 * What a choice says about what was chosen. With an `allow` list only what is on it, or on the list of what needs
 * approval, may be chosen: what is not known is not on it. A `deny` list says nothing about what is not known.
 */
export function judgeChoice(choice: Choice, chosen: Chosen): Verdict[] {
  const { allow, deny = [], needsApproval = [], approvers } = choice;
  const { field, words, names, makeKnown = '' } = chosen;
  const isIn = (patterns: readonly string[]) =>
    matchesAny(patterns, ...(names ?? []));
  if (isIn(deny)) {
    return broken(chosen, `${words} may not be used.`);
  }
  const open = allow && [...allow, ...needsApproval];
  if (open && !isIn(open)) {
    return broken(
      chosen,
      names === null
        ? `${words} is not known, and only these may be used: ${list(open)}.`
        : `${words} is not among those that may be used: ${list(open)}.`,
      names === null ? `${makeKnown} ${chosen.instead}` : chosen.instead,
    );
  }
  if (names === null) {
    return [
      {
        effect: 'not-checked',
        field,
        what: `${words} is not known, so it is not checked whether it is one of ${list(
          [...deny, ...needsApproval],
        )}.`,
        nextStep: makeKnown,
      },
    ];
  }
  return isIn(needsApproval) && !chosen.approved
    ? [
        {
          effect: 'needs-approval',
          field,
          what: `${words} needs the approval of ${approvers}.`,
          nextStep: `Ask ${approvers} to approve the pull request. An approval for good is recorded in kaito.models.approve.`,
        },
      ]
    : [];
}
