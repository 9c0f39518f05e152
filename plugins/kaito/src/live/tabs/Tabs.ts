import type { LiveStatus } from '../LiveStatus';
import type { NumberedChange } from '../stream/readChanges';

/** What the tabs of one browser tell each other. */
export type TabMessage =
  /** From the tab that holds the stream. */
  | { type: 'change'; numbered: NumberedChange }
  | { type: 'status'; status: LiveStatus }
  /** A tab that is looked at wants the stream. */
  | { type: 'wanted' }
  /** The tab that holds the stream is hidden: does anyone else want it? */
  | { type: 'anyone' };

/** The tabs that share one stream: those of one person in one browser. */
export interface Tabs {
  /** Tells the other tabs. */
  post(message: TabMessage): void;
  /** Hears the other tabs, never itself. */
  subscribe(listener: (message: TabMessage) => void): () => void;
  /**
   * Waits for the right to hold the stream, which one tab has at a time. A tab that dies loses it.
   *
   * @returns the way to give it back
   * @throws AbortError when the signal ends the wait
   */
  lead(signal: AbortSignal): Promise<() => void>;
}
