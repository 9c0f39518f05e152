import type { EndpointCost } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { AnswerTurn } from '../../conversation/turns';

/** A model that is asked. */
export interface TrialTarget {
  endpointId: string;
  /** What people call it. */
  title: string;
  model: string;
  /** What its calls cost, as it was known at the start; null when nobody says. */
  cost: EndpointCost | null;
}

/**
 * One prompt put to one model.
 * - `waiting`: its turn has not come
 * - `running`: it was sent
 * - `done`: the model said it is done
 * - `failed`: `error` says why
 * - `stopped`: the person stopped it, or it was not sent because of that
 */
export interface Trial {
  prompt: number;
  target: number;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** What came so far. */
  answer: AnswerTurn | null;
  error: string | null;
  /** How often it was sent. */
  attempts: number;
}

/** A list of prompts put to some models. */
export interface TrialRun {
  prompts: readonly string[];
  targets: readonly TrialTarget[];
  /** Every prompt with every model: those of the first prompt first. */
  trials: readonly Trial[];
  /** Until when an endpoint wants to be left alone, by its id; milliseconds since 1970. */
  pausedUntil: Readonly<Record<string, number>>;
}

export type TrialAction =
  | {
      type: 'started';
      prompts: readonly string[];
      targets: readonly TrialTarget[];
    }
  | { type: 'sent'; trial: number }
  | { type: 'progressed'; trial: number; answer: AnswerTurn }
  | { type: 'completed'; trial: number; answer: AnswerTurn }
  | {
      type: 'failed';
      trial: number;
      error: string;
      answer: AnswerTurn | null;
      /** When to ask again, milliseconds since 1970; null when that was not said. */
      retryAt: number | null;
      now: number;
    }
  | { type: 'stopped' }
  | { type: 'retried' };

export const NO_RUN: TrialRun = {
  prompts: [],
  targets: [],
  trials: [],
  pausedUntil: {},
};
