import type { RequestStore } from '../RequestStore';
import type { RequestRecord } from '../types';
import type { TaskSource, TaskState } from './TaskSource';
import { writeFacts } from './writeFacts';

/** A task reports within moments; one that has been silent for so long is asked after. */
const SILENT_MS = 120_000;
const ASK_EVERY_MS = 60_000;

const WORDS: Record<TaskState, string> = {
  over: 'Its task is over and opened no pull request. Its log says why.',
  going: 'Its task has not told of a pull request for too long.',
  unknown: 'Nothing was heard of its task for too long.',
};

/** Lets go of requests whose task ended without a word, so that their place is free again. */
export class AbandonWatch {
  readonly #asked = new Map<string, number>();

  constructor(
    private readonly parts: {
      store: RequestStore;
      tasks: TaskSource;
      now(): Date;
      /** How long nobody need be heard of where nobody can be asked, ms. */
      abandonAfterMs: number;
      onWrite(record: RequestRecord): void;
    },
  ) {}

  async check({ wish, state, facts }: RequestRecord): Promise<void> {
    const now = this.parts.now().getTime();
    const age = now - Date.parse(wish.submittedAt);
    if (state !== 'submitted' || age < SILENT_MS) {
      this.#asked.delete(wish.id);
      return;
    }
    if (now - (this.#asked.get(wish.id) ?? 0) < ASK_EVERY_MS) {
      return;
    }
    this.#asked.set(wish.id, now);
    const task =
      wish.taskId === null
        ? 'unknown'
        : await this.parts.tasks.stateOf(wish.taskId);
    // A pull request may be open all the same: first the Git host is asked for one.
    const looked = facts.git.asOf !== null && facts.git.asOf > wish.submittedAt;
    const isOver =
      (task === 'over' && looked) || age > this.parts.abandonAfterMs;
    if (isOver) {
      const at = new Date(now).toISOString();
      const abandoned = { at, message: WORDS[task] };
      await writeFacts(this.parts, wish.id, known =>
        known.proposal || known.pull ? known : { ...known, abandoned },
      );
    }
  }
}
