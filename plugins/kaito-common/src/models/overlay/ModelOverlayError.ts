/** One thing wrong with an overlay. */
export interface OverlayProblem {
  /** Where, such as `kaito.models.hide[0]`. */
  field: string;
  reason: string;
  /** What to do about it. */
  next: string;
}

/** An overlay that cannot be applied; the message names each field, the reason and the next step. */
export class ModelOverlayError extends Error {
  readonly problems: readonly OverlayProblem[];

  constructor(problems: readonly OverlayProblem[]) {
    super(
      problems
        .map(({ field, reason, next }) => `${field}: ${reason}. ${next}.`)
        .join('\n'),
    );
    this.name = 'ModelOverlayError';
    this.problems = problems;
  }
}
