/** One thing wrong with what a builder was given. */
export interface InputProblem {
  /** The field, e.g. `adapters[0].name`; empty for the input as a whole. */
  field: string;
  reason: string;
  /** What to do about it. */
  fix: string;
}

function sentence({ field, reason, fix }: InputProblem): string {
  return `${field === '' ? 'The input' : `\`${field}\``} ${reason}. ${fix}.`;
}

/** What a builder was given is not something KAITO could use. Says of every field what is wrong and what to do. */
export class BuilderInputError extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(sentence).join(' '));
    this.name = 'BuilderInputError';
    this.problems = problems;
  }
}

/** Every field can be read, but KAITO would refuse the manifest they make. The fields are the manifest's. */
export class KaitoRefusalError extends BuilderInputError {
  constructor(problems: readonly InputProblem[]) {
    super(problems);
    this.name = 'KaitoRefusalError';
  }
}
