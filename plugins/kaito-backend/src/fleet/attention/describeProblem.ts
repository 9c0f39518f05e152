import type { Problem } from './Problem';

/** A problem in words, and what makes two problems one. */
export interface Description {
  /** Alike for problems that the same deed mends. */
  group: string;
  /** With names. */
  summary: string;
  /** Without the names that differ from one workload to the next. */
  common: string;
  nextStep: string | null;
}

/** Names to take out of a sentence, the longest first: `phi-4-0` before `phi-4`. */
function namesOf({ workload, cause }: Problem): string[] {
  const objects = [cause?.object, ...(cause?.alsoAffects ?? [])];
  return [
    ...objects.flatMap(object => object?.split('/').at(-1) ?? []),
    workload.ref.name,
  ]
    .filter(name => name.length > 2)
    .sort((a, b) => b.length - a.length);
}

/** Whole names only: `phi` must not be cut out of `phi-4`. */
function withoutNames(text: string, names: string[]): string {
  return names.reduce((rest, name) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return rest.replace(
      new RegExp(`(?<![\\w./-])${literal}(?![\\w/-])`, 'g'),
      '…',
    );
  }, text);
}

function ownWords({ workload: { phase } }: Problem): Description {
  const summary =
    phase.message ?? phase.reason ?? `KAITO says no more than ${phase.name}`;
  return {
    group: `phase/${phase.name}/${phase.reason ?? ''}`,
    summary,
    common: phase.reason ? `${phase.name}: ${phase.reason}` : phase.name,
    nextStep: null,
  };
}

/** Puts a problem in words. */
export function describeProblem(problem: Problem): Description {
  const { cause } = problem;
  if (!cause) {
    return ownWords(problem);
  }
  const names = namesOf(problem);
  const common = withoutNames(cause.summary, names);
  const nextStep = cause.nextStep && withoutNames(cause.nextStep, names);
  return {
    group: [cause.layer, cause.code, common, nextStep].join('\n'),
    summary: cause.summary,
    common,
    nextStep,
  };
}
