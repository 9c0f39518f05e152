import {
  costOf,
  measureAnswer,
  type AnswerCost,
  type AnswerMetrics,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Trial, TrialRun } from '../run/TrialRun';

/** What can be said of one answer in numbers; null where nothing can. */
export interface TrialFigures extends AnswerMetrics {
  /** Milliseconds from sending to the end. */
  took: number | null;
  cost: AnswerCost | null;
}

const NOTHING: TrialFigures = {
  timeToFirstToken: null,
  tokensPerSecond: null,
  tokensIn: null,
  tokensOut: null,
  took: null,
  cost: null,
};

/** The figures of a trial, of what has come so far. */
export function figuresOf(
  trial: Trial,
  targets: TrialRun['targets'],
): TrialFigures {
  if (!trial.answer) {
    return NOTHING;
  }
  const { trace } = trial.answer;
  return {
    ...measureAnswer(trace),
    took: trace.endedAt === null ? null : trace.endedAt - trace.sentAt,
    cost: costOf(trace, targets[trial.target].cost),
  };
}
