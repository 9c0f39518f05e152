import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { complete, fail, receive, stop } from '../conversation/answer';
import type { ModelRequest } from '../conversation/messages';
import type { AnswerTurn } from '../conversation/turns';
import type { ChatEvent } from '../send/ChatEvent';
import { exchange } from '../send/exchange';
import { problemOf } from '../send/problem';
import type { RawLog } from './RawLog';
import type { Ticker } from './Ticker';

type Change = (answer: AnswerTurn) => AnswerTurn;

/** A question that is put to a model. */
export interface Run {
  paneId: string;
  answerId: string;
  endpointId: string;
  call: 'chat' | 'completions';
  body: ModelRequest;
}

/** Where the changes of answers go. All of a frame are told at once. */
export type ApplyChanges = (
  changes: readonly { run: Run; change: Change }[],
  ended: boolean,
) => void;

/** The answers that are coming in. Each fails, ends and is stopped by itself. */
export class Runs {
  readonly #api: Pick<KaitoApi, 'callEndpoint'>;
  readonly #ticker: Ticker;
  readonly #raw: RawLog;
  readonly #apply: ApplyChanges;
  readonly #running = new Map<string, { run: Run; abort: AbortController }>();
  #queue: { run: Run; change: Change }[] = [];
  #cancelFrame: (() => void) | null = null;

  constructor(options: {
    api: Pick<KaitoApi, 'callEndpoint'>;
    ticker: Ticker;
    raw: RawLog;
    apply: ApplyChanges;
  }) {
    this.#api = options.api;
    this.#ticker = options.ticker;
    this.#raw = options.raw;
    this.#apply = options.apply;
  }

  /** Whether an answer is being read by this tab. */
  has(answerId: string): boolean {
    return this.#running.has(answerId);
  }

  async start(run: Run): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.#running.set(run.answerId, { run, abort });
    let ending: Change;
    try {
      const events = exchange({
        ...run,
        api: this.#api,
        signal,
        sleep: this.#ticker.sleep,
        onRaw: text => this.#raw.add(run.answerId, text),
      });
      for await (const event of events) {
        signal.throwIfAborted();
        this.#receive(run, event);
      }
      const now = this.#ticker.now();
      ending = answer => complete(answer, now);
    } catch (error) {
      const problem = problemOf(error, this.#ticker.wallNow());
      const now = this.#ticker.now();
      ending = answer => fail(answer, problem, now);
    }
    if (!signal.aborted) {
      this.#end(run, ending);
    }
  }

  /** Stops answers; what came is kept. Without ids, all of them. */
  stop(answerIds?: readonly string[]) {
    const now = this.#ticker.now();
    [...this.#running.values()]
      .filter(({ run }) => !answerIds || answerIds.includes(run.answerId))
      .forEach(({ run, abort }) => {
        abort.abort();
        this.#end(run, answer => stop(answer, now));
      });
  }

  /** Lets go of all that is under way without telling anyone: the page is left. */
  abandon() {
    this.#cancelFrame?.();
    this.#running.forEach(({ abort }) => abort.abort());
    this.#running.clear();
    this.#queue = [];
  }

  #receive(run: Run, event: ChatEvent) {
    const now = this.#ticker.now();
    this.#queue.push({ run, change: answer => receive(answer, event, now) });
    this.#cancelFrame ??= this.#ticker.nextFrame(() => this.#flush(false));
  }

  #end(run: Run, change: Change) {
    this.#running.delete(run.answerId);
    this.#queue.push({ run, change });
    this.#flush(true);
  }

  #flush(ended: boolean) {
    this.#cancelFrame?.();
    this.#cancelFrame = null;
    const changes = this.#queue;
    this.#queue = [];
    if (changes.length > 0) {
      this.#apply(changes, ended);
    }
  }
}
