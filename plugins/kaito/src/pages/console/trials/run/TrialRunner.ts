import type {
  EndpointView,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { asSentence } from '../../../../components/sentence';
import { complete, fail, newAnswer, receive } from '../../conversation/answer';
import type { AnswerTurn, SentAs } from '../../conversation/turns';
import { exchange } from '../../send/exchange';
import { problemOf } from '../../send/problem';
import type { Ticker } from '../../session/Ticker';
import type { ConsoleSettings } from '../../settings/settings';
import { toSent } from '../../settings/toSent';
import { NO_RUN, type TrialAction, type TrialRun } from './TrialRun';
import { dueTrials, nextDue, trialReducer } from './trialReducer';

/** How often an answer that comes in is told of, milliseconds: many come in at once. */
const TELL_EVERY = 250;

/** What is asked: an endpoint, and one of its models. */
export interface Asked {
  endpoint: EndpointView;
  model: string;
}

function messagesOf(system: string, prompt: string) {
  const text = system.trim();
  return [
    ...(text ? [{ role: 'system' as const, content: text }] : []),
    { role: 'user' as const, content: prompt },
  ];
}

/** Puts a list of prompts to models, a few at a time, and keeps what they answer for as long as the page lives. */
export class TrialRunner {
  readonly #api: Pick<KaitoApi, 'callEndpoint'>;
  readonly #ticker: Ticker;
  readonly #listeners = new Set<() => void>();
  #run: TrialRun = NO_RUN;
  #sent: readonly SentAs[] = [];
  #abort = new AbortController();
  #waitingUntil: number | null = null;

  constructor(api: Pick<KaitoApi, 'callEndpoint'>, ticker: Ticker) {
    this.#api = api;
    this.#ticker = ticker;
  }

  readonly getRun = () => this.#run;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins anew; what was answered before is gone. Prompts are messages of a chat, whatever the console's mode. */
  start(
    prompts: readonly string[],
    asked: readonly Asked[],
    settings: ConsoleSettings,
  ) {
    this.#leave();
    this.#sent = asked.map(({ endpoint, model }) =>
      toSent(endpoint, model, { ...settings, mode: 'chat' }),
    );
    const targets = asked.map(({ endpoint, model }) => ({
      endpointId: endpoint.id,
      title: endpoint.title,
      model,
      cost: endpoint.cost,
    }));
    this.#dispatch({ type: 'started', prompts, targets });
    this.#next();
  }

  stop() {
    this.#leave();
    this.#dispatch({ type: 'stopped' });
  }

  /** Sends once more what failed or was stopped, as it was sent before. */
  retry() {
    this.#dispatch({ type: 'retried' });
    this.#next();
  }

  #leave() {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#waitingUntil = null;
  }

  #dispatch(action: TrialAction) {
    this.#run = trialReducer(this.#run, action);
    this.#listeners.forEach(listener => listener());
  }

  #next() {
    const now = this.#ticker.wallNow();
    for (const trial of dueTrials(this.#run, now)) {
      this.#dispatch({ type: 'sent', trial });
      this.#ask(trial, this.#abort.signal);
    }
    const due = nextDue(this.#run, now);
    if (due !== null && due !== this.#waitingUntil) {
      this.#waitingUntil = due;
      this.#ticker.sleep(due - now, this.#abort.signal).then(
        () => this.#next(),
        () => {},
      );
    }
  }

  #begin(trial: number): AnswerTurn {
    const { prompt, target } = this.#run.trials[trial];
    const { endpointId, model } = this.#run.targets[target];
    return newAnswer({
      id: `trial-${trial}`,
      parent: `prompt-${prompt}`,
      at: this.#ticker.wallNow(),
      endpointId,
      model,
      sent: this.#sent[target],
      now: this.#ticker.now(),
    });
  }

  async #ask(trial: number, signal: AbortSignal): Promise<void> {
    const { now, wallNow, sleep } = this.#ticker;
    let answer = this.#begin(trial);
    let told = now();
    const { endpointId, sent } = answer;
    const prompt = this.#run.prompts[this.#run.trials[trial].prompt];
    try {
      const events = exchange({
        api: this.#api,
        endpointId,
        call: 'chat',
        body: {
          ...sent.parameters,
          messages: messagesOf(sent.system, prompt),
        },
        signal,
        sleep,
      });
      for await (const event of events) {
        signal.throwIfAborted();
        answer = receive(answer, event, now());
        if (now() - told >= TELL_EVERY) {
          told = now();
          this.#dispatch({ type: 'progressed', trial, answer });
        }
      }
      signal.throwIfAborted();
      answer = complete(answer, now());
      this.#dispatch({ type: 'completed', trial, answer });
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const problem = problemOf(error, wallNow());
      const { message, nextStep, retryAt } = problem;
      this.#dispatch({
        type: 'failed',
        trial,
        error: nextStep ? `${asSentence(message)} ${nextStep}` : message,
        answer: fail(answer, problem, now()),
        retryAt,
        now: wallNow(),
      });
    }
    this.#next();
  }
}
