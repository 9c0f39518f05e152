import type { ReportedUsage } from '../answer/answerEvents';

/** A number and how it came to be known. */
export interface Figure {
  value: number;
  /** `measured` where the answer came in, `reported` by the model, `estimated` from the pieces of the stream. */
  basis: 'measured' | 'reported' | 'estimated';
}

/** What was seen while an answer came in. Times in milliseconds of one monotonic clock. */
export interface AnswerTrace {
  sentAt: number;
  firstTokenAt: number | null;
  lastTokenAt: number | null;
  /** When it ended, whichever way; null while it goes on. */
  endedAt: number | null;
  /** Pieces of text received. Servers send a token a piece, mostly: good for an estimate, no more. */
  pieces: number;
  usage: ReportedUsage | null;
}

/** Figures of one answer; null where nothing can be said. */
export interface AnswerMetrics {
  /** Milliseconds from sending to the first piece of text. */
  timeToFirstToken: Figure | null;
  /** Tokens per second after the first. */
  tokensPerSecond: Figure | null;
  tokensIn: Figure | null;
  tokensOut: Figure | null;
}

/** A trace at the moment of sending. */
export function startTrace(now: number): AnswerTrace {
  return {
    sentAt: now,
    firstTokenAt: null,
    lastTokenAt: null,
    endedAt: null,
    pieces: 0,
    usage: null,
  };
}

/** The trace after one more piece of text. */
export function tracePiece(trace: AnswerTrace, now: number): AnswerTrace {
  return {
    ...trace,
    firstTokenAt: trace.firstTokenAt ?? now,
    lastTokenAt: now,
    pieces: trace.pieces + 1,
  };
}

/** Below this an answer came in one go, and its speed says nothing; seconds. */
const SHORTEST_SPAN = 0.1;

/** Tokens per second between the first and the last token; null under two tokens or too little time between them. */
function rate(tokens: number, trace: AnswerTrace): number | null {
  const { firstTokenAt, lastTokenAt } = trace;
  if (firstTokenAt === null || lastTokenAt === null || tokens < 2) {
    return null;
  }
  const seconds = (lastTokenAt - firstTokenAt) / 1000;
  return seconds >= SHORTEST_SPAN ? (tokens - 1) / seconds : null;
}

/** The figures of an answer, each with its basis. Nothing is made up: without usage, output is an estimate and input unknown. */
export function measureAnswer(trace: AnswerTrace): AnswerMetrics {
  const { usage, pieces, sentAt, firstTokenAt } = trace;
  const basis = usage ? 'reported' : 'estimated';
  const tokensOut = usage ? usage.completionTokens : pieces;
  const perSecond = rate(tokensOut, trace);
  return {
    timeToFirstToken:
      firstTokenAt === null
        ? null
        : { value: firstTokenAt - sentAt, basis: 'measured' },
    tokensPerSecond:
      perSecond === null
        ? null
        : { value: perSecond, basis: usage ? 'measured' : 'estimated' },
    tokensIn: usage ? { value: usage.promptTokens, basis } : null,
    tokensOut: usage || pieces > 0 ? { value: tokensOut, basis } : null,
  };
}
