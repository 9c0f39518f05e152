import {
  changePane,
  isEmpty,
  mergeConversations,
  type Conversation,
  type Pane,
} from '../conversation/conversation';
import type { ConversationStore } from '../storage/ConversationStore';
import { Keeper, type KeepState } from './Keeper';
import type { Ticker } from './Ticker';

export interface SessionState {
  conversation: Conversation;
  keeping: KeepState;
}

/** A conversation as it is now: who is told of its changes, and how it is kept. */
export class KeptConversation {
  readonly #ticker: Pick<Ticker, 'wallNow'>;
  readonly #keeper: Keeper;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;

  constructor(options: {
    conversation: Conversation;
    store: ConversationStore;
    ticker: Pick<Ticker, 'wallNow'>;
  }) {
    this.#ticker = options.ticker;
    this.#state = {
      conversation: options.conversation,
      keeping: { state: 'kept' },
    };
    this.#keeper = new Keeper({
      store: options.store,
      current: () => this.current,
      onMerged: theirs =>
        this.#set({ conversation: mergeConversations(this.current, theirs) }),
      onState: keeping => this.#set({ keeping }),
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly getState = () => this.#state;

  get current(): Conversation {
    return this.#state.conversation;
  }

  pane(paneId: string): Pane | undefined {
    return this.current.panes.find(pane => pane.id === paneId);
  }

  /** Shows a change. It is kept when something asks for that. */
  change(paneId: string, change: (pane: Pane) => Pane) {
    this.#set({ conversation: changePane(this.current, paneId, change) });
  }

  /** Shows several changes at once. */
  show(conversation: Conversation) {
    this.#set({ conversation });
  }

  keep(when: 'now' | 'soon') {
    if (when === 'now') {
      this.#keeper.keep();
    } else {
      this.#keeper.keepSoon();
    }
  }

  /** A person changed something. An empty conversation is not worth keeping. */
  touch(conversation: Conversation, when: 'now' | 'soon' = 'now') {
    this.show({ ...conversation, changedAt: this.#ticker.wallNow() });
    if (!isEmpty(conversation)) {
      this.keep(when);
    }
  }

  /** A person changed something of a pane. */
  touchPane(paneId: string, change: (pane: Pane) => Pane) {
    this.touch(changePane(this.current, paneId, change));
  }

  /** Keeps what is not kept yet, and heeds the store no more. */
  stop() {
    this.#keeper.stop();
  }

  #set(change: Partial<SessionState>) {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach(tell => tell());
  }
}
