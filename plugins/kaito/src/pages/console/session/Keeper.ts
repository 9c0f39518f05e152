import type { Conversation } from '../conversation/conversation';
import {
  ConversationGoneError,
  type ConversationStore,
} from '../storage/ConversationStore';

/** How long an answer comes in before what there is of it is kept, milliseconds. */
const KEEP_EVERY_MS = 2_000;

/** How it stands with keeping the conversation. */
export type KeepState =
  | { state: 'kept' }
  | { state: 'failed'; reason: string }
  /** Deleted in another tab: nothing of it is kept any more. */
  | { state: 'gone' };

/** Keeps one conversation in step with the store: writes it, and reads what other tabs write. */
export class Keeper {
  readonly #store: ConversationStore;
  readonly #current: () => Conversation;
  readonly #onMerged: (theirs: Conversation) => void;
  readonly #onState: (state: KeepState) => void;
  readonly #leave: () => void;
  #writing: Promise<void> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #gone = false;

  constructor(options: {
    store: ConversationStore;
    current: () => Conversation;
    /** Told of what another tab has. */
    onMerged: (theirs: Conversation) => void;
    onState: (state: KeepState) => void;
  }) {
    this.#store = options.store;
    this.#current = options.current;
    this.#onMerged = options.onMerged;
    this.#onState = options.onState;
    this.#leave = options.store.onChange(({ kind, id }) => {
      if (id === this.#current().id && kind === 'removed') {
        this.#gone = true;
        this.#onState({ state: 'gone' });
      } else if (id === this.#current().id && kind === 'saved') {
        this.#readOther(id);
      }
    });
  }

  /** Keeps the conversation as it is now. Calls while it is being written become one more write. */
  keep(): Promise<void> {
    this.#clearTimer();
    if (this.#gone) {
      return Promise.resolve();
    }
    if (this.#writing) {
      this.#again = true;
      return this.#writing;
    }
    this.#writing = this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Keeps it within a while: for what changes many times a second. */
  keepSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.keep();
    }, KEEP_EVERY_MS);
  }

  /** Writes what waits to be written, and heeds the store no more. */
  stop() {
    if (this.#timer) {
      this.keep();
    }
    this.#leave();
  }

  async #write() {
    do {
      this.#again = false;
      try {
        this.#onMerged(await this.#store.save(this.#current()));
        this.#onState({ state: 'kept' });
      } catch (error) {
        this.#gone = error instanceof ConversationGoneError;
        this.#onState(
          this.#gone
            ? { state: 'gone' }
            : { state: 'failed', reason: (error as Error).message },
        );
      }
    } while (this.#again && !this.#gone);
  }

  async #readOther(id: string) {
    // What this tab writes itself comes back with the write.
    if (this.#writing) {
      return;
    }
    try {
      const theirs = await this.#store.read(id);
      if (theirs && id === this.#current().id) {
        this.#onMerged(theirs);
      }
    } catch {
      // The next write says what is wrong.
    }
  }

  #clearTimer() {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}
