import type { EndpointCost } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  costOf,
  measureAnswer,
  tracePiece,
  type AnswerCost,
  type AnswerEvent,
  type AnswerMetrics,
  type AnswerTrace,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';

/** Figures of one answer; null where nothing can be said. */
export interface Figures extends AnswerMetrics {
  cost: AnswerCost | null;
  finishReason: string | null;
}

/** The trace after one more event. */
export function traceEvent(
  trace: AnswerTrace,
  event: AnswerEvent,
  now: number,
): AnswerTrace {
  switch (event.type) {
    case 'text':
    case 'reasoning':
    case 'tool-call':
      return tracePiece(trace, now);
    case 'usage':
      return { ...trace, usage: event.usage };
    default:
      return trace;
  }
}

/** The figures of an answer. */
export function figuresOf(
  trace: AnswerTrace,
  finishReason: string | null,
  cost: EndpointCost | null,
): Figures {
  return { ...measureAnswer(trace), cost: costOf(trace, cost), finishReason };
}
