import type { Duration, TimelineStage } from '../../api/dto/timeline';
import type { Instant, TimelineContext } from './context';
import type { StageState, TimelineStageName } from './stages';

/** How to tell one stage of a kind from its objects. */
export interface StageRule {
  stage: TimelineStageName;
  /** Whether the workload does not go through it. */
  skipped?: (context: TimelineContext) => boolean;
  reached: (context: TimelineContext) => boolean;
  /** When it was reached; null when the cluster does not say. */
  reachedAt: (context: TimelineContext) => Instant;
  /** When it was lost again, for one that was reached before. */
  lostAt?: (context: TimelineContext) => Instant;
  /** Whether it failed although the workload as a whole may go on. */
  failed?: (context: TimelineContext) => boolean;
  /** Stages with the same word go on side by side. */
  group?: string;
  budget?: (context: TimelineContext) => Duration | null;
}

function secondsBetween(since: Instant, until: Instant): number | null {
  const seconds = (Date.parse(until ?? '') - Date.parse(since ?? '')) / 1_000;
  // Conditions are written anew at times; an end before the begin says nothing of how long it took.
  return Number.isNaN(seconds) || seconds < 0 ? null : Math.round(seconds);
}

function notBefore(instant: Instant, floor: Instant): Instant {
  return secondsBetween(floor, instant) === null ? floor ?? instant : instant;
}

interface Progress {
  stages: TimelineStage[];
  /** When what comes next began. */
  begin: Instant;
  /** Begin of the group that is under way, and its name. */
  group?: { name: string; begin: Instant };
  /** Group of the first stage not reached; `''` when it has none. */
  open?: string;
}

function stateOf(
  rule: StageRule,
  context: TimelineContext,
  progress: Progress,
): StageState {
  if (rule.skipped?.(context)) {
    return 'skipped';
  }
  if (rule.failed?.(context)) {
    return 'failed';
  }
  if (rule.reached(context)) {
    return 'done';
  }
  const current =
    progress.open === undefined ||
    (rule.group !== undefined && rule.group === progress.open);
  // What is on its way out goes through no further stage.
  if (!current || context.phase.name === 'Deleting') {
    return 'waiting';
  }
  return context.phase.severity === 'error' ? 'failed' : 'current';
}

function draw(
  rule: StageRule,
  context: TimelineContext,
  state: StageState,
  begin: Instant,
): TimelineStage {
  const now = context.now.toISOString();
  const going = state === 'current' || state === 'failed';
  const open = going || state === 'done';
  const lost = going ? rule.lostAt?.(context) ?? null : null;
  const since = open ? notBefore(lost ?? begin, begin) : null;
  const until = state === 'done' ? rule.reachedAt(context) : null;
  const elapsed = going
    ? secondsBetween(since, now)
    : secondsBetween(since, until);
  const budget = rule.budget?.(context) ?? null;
  return {
    stage: rule.stage,
    state,
    since,
    until,
    elapsedSeconds: open ? elapsed : null,
    usualSeconds: context.usual?.[rule.stage] ?? null,
    budgetSeconds: budget,
    stuck:
      state === 'current' &&
      budget !== null &&
      elapsed !== null &&
      elapsed > budget.value,
  };
}

/**
 * Draws stages in order: each begins where the one before ended, the first at the object's creation; one whose end the
 * cluster did not write down is counted with the next. Stages reached are done, the first that is not is under way or has failed, those after it wait.
 */
export function drawTimeline(
  rules: readonly StageRule[],
  context: TimelineContext,
): TimelineStage[] {
  const created = context.workload.metadata.creationTimestamp ?? null;
  const progress: Progress = { stages: [], begin: created };
  for (const rule of rules) {
    const { group } = rule;
    if (group !== undefined && progress.group?.name !== group) {
      progress.group = { name: group, begin: progress.begin };
    }
    const begin =
      group === undefined ? progress.begin : progress.group?.begin ?? null;
    const state = stateOf(rule, context, progress);
    const stage = draw(rule, context, state, begin);
    progress.stages.push(stage);
    if (state === 'done') {
      progress.begin = notBefore(stage.until ?? progress.begin, progress.begin);
    } else if (state !== 'skipped') {
      progress.open ??= group ?? '';
    }
  }
  return progress.stages;
}
