import { createHash } from 'node:crypto';
import type {
  AttentionGroup,
  AttentionMember,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { describeProblem, type Description } from './describeProblem';
import type { Problem } from './Problem';

const WORST_FIRST = ['error', 'warning', 'progress', 'neutral', 'ok'] as const;

type Described = { problem: Problem; description: Description };

function toMember({ problem, description }: Described): AttentionMember {
  const { ref, phase, provenance, stale } = problem.workload;
  return {
    ref,
    phase: phase.name,
    summary: description.summary,
    owner: provenance.owner,
    since: phase.since,
    stale,
  };
}

const earliest = (members: AttentionMember[]) =>
  members.flatMap(({ since }) => since ?? []).sort()[0] ?? null;

/** The oldest first; what does not say since when comes last. */
function byAge(a: AttentionMember, b: AttentionMember): number {
  if (a.since === b.since) {
    return a.ref.name < b.ref.name ? -1 : 1;
  }
  return (a.since ?? '9') < (b.since ?? '9') ? -1 : 1;
}

function toGroup(group: string, problems: Described[]): AttentionGroup {
  const [{ description }] = problems;
  const members = problems.map(toMember).sort(byAge);
  const severities = problems.map(
    ({ problem }) => problem.workload.phase.severity,
  );
  return {
    id: createHash('sha256').update(group).digest('base64url').slice(0, 12),
    severity: WORST_FIRST.find(one => severities.includes(one)) ?? 'warning',
    // Alone, it may be called by its name.
    summary: problems.length === 1 ? description.summary : description.common,
    nextStep: description.nextStep,
    since: earliest(members),
    members,
  };
}

/** Problems with one cause become one: worst first, then those that hold up the most, then the oldest. */
export function groupProblems(problems: readonly Problem[]): AttentionGroup[] {
  const groups = new Map<string, Described[]>();
  for (const problem of problems) {
    const description = describeProblem(problem);
    const alike = groups.get(description.group) ?? [];
    groups.set(description.group, [...alike, { problem, description }]);
  }
  const rank = ({ severity }: AttentionGroup) => WORST_FIRST.indexOf(severity);
  return [...groups]
    .map(([group, members]) => toGroup(group, members))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.members.length - a.members.length ||
        ((a.since ?? '9') < (b.since ?? '9') ? -1 : 1),
    );
}
