/** One word of a reviewer. */
export interface Review {
  by: string;
  /** `withdrawn` takes back what was said before; a comment says nothing. */
  says: 'yes' | 'no' | 'withdrawn' | 'comment';
}

/** Who says yes and who says no, by the last word of each. Reviews come oldest first. */
export function verdicts(reviews: readonly Review[]): {
  approvedBy: string[];
  changesRequestedBy: string[];
} {
  const last = new Map<string, Review['says']>();
  for (const { by, says } of reviews) {
    if (says !== 'comment') last.set(by, says);
  }
  const who = (says: Review['says']) =>
    [...last].filter(([, word]) => word === says).map(([by]) => by);
  return { approvedBy: who('yes'), changesRequestedBy: who('no') };
}

/** How one check stands. */
export type CheckState = 'passed' | 'failed' | 'pending';

/** All checks together: one that failed counts most, then one that runs. */
export function together(states: readonly CheckState[]): CheckState | 'none' {
  if (states.length === 0) return 'none';
  if (states.includes('failed')) return 'failed';
  return states.includes('pending') ? 'pending' : 'passed';
}
