import {
  mergeConversations,
  type Conversation,
} from '../conversation/conversation';
import { fromWritten, toWritten } from './codec';
import type { Preset } from './Preset';
import { presetSchema } from './Preset';
import type { Records } from './Records';

/** What the tabs of one person tell each other. */
export interface StoreChange {
  kind: 'saved' | 'removed' | 'presets';
  id: string;
}

/** The other tabs. */
export interface StoreTabs {
  post(change: StoreChange): void;
  subscribe(listener: (change: StoreChange) => void): () => void;
}

/** The conversation was deleted, in this tab or another. */
export class ConversationGoneError extends Error {
  constructor() {
    super('This conversation was deleted in another tab.');
    this.name = 'ConversationGoneError';
  }
}

/** Left in place of a conversation, so that a tab which still has it open does not bring it back. */
interface Removed {
  removed: true;
}

const isRemoved = (value: unknown): value is Removed =>
  (value as Removed | undefined)?.removed === true;

/** All conversations that can be read, and how many cannot. */
export interface ConversationListing {
  conversations: Conversation[];
  unreadable: number;
}

/** Conversations and presets of one person, kept in this browser and nowhere else. */
export class ConversationStore {
  readonly #records: Records;
  readonly #tabs: StoreTabs;
  readonly #listeners = new Set<(change: StoreChange) => void>();

  constructor(records: Records, tabs: StoreTabs) {
    this.#records = records;
    this.#tabs = tabs;
    tabs.subscribe(change => this.#listeners.forEach(tell => tell(change)));
  }

  /** Told of changes by this tab and the others. */
  onChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The newest first. */
  async list(): Promise<ConversationListing> {
    let unreadable = 0;
    const values = await this.#records.all('conversations');
    const conversations = values.flatMap(value => {
      if (isRemoved(value)) {
        return [];
      }
      try {
        return [fromWritten(value)];
      } catch {
        unreadable += 1;
        return [];
      }
    });
    conversations.sort((one, other) => other.changedAt - one.changedAt);
    return { conversations, unreadable };
  }

  /** Undefined when there is none of that id. Rejects when it cannot be read. */
  async read(id: string): Promise<Conversation | undefined> {
    const value = await this.#records.read('conversations', id);
    return value === undefined || isRemoved(value)
      ? undefined
      : fromWritten(value);
  }

  /**
   * Keeps a conversation together with what another tab kept of it.
   * @returns the two put together
   * @throws ConversationGoneError when it was deleted meanwhile
   */
  async save(conversation: Conversation): Promise<Conversation> {
    let merged = conversation;
    await this.#records.update('conversations', conversation.id, old => {
      if (isRemoved(old)) {
        throw new ConversationGoneError();
      }
      merged =
        old === undefined
          ? conversation
          : mergeConversations(conversation, fromWritten(old));
      return toWritten(merged);
    });
    this.#tell({ kind: 'saved', id: conversation.id });
    return merged;
  }

  async remove(id: string): Promise<void> {
    const removed: Removed = { removed: true };
    await this.#records.update('conversations', id, () => removed);
    this.#tell({ kind: 'removed', id });
  }

  /** Saved presets by name. */
  async presets(): Promise<Preset[]> {
    const values = await this.#records.all('presets');
    return values
      .flatMap(value => {
        const read = presetSchema.safeParse(value);
        return read.success ? [read.data] : [];
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  async savePreset(preset: Preset): Promise<void> {
    await this.#records.update('presets', preset.id, () => preset);
    this.#tell({ kind: 'presets', id: preset.id });
  }

  async removePreset(id: string): Promise<void> {
    await this.#records.update('presets', id, () => null);
    this.#tell({ kind: 'presets', id });
  }

  #tell(change: StoreChange) {
    this.#listeners.forEach(tell => tell(change));
    this.#tabs.post(change);
  }
}
