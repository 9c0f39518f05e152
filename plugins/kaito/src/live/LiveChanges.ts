import type { Change } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Clock } from './Clock';
import { CONNECTING, PAUSED, type LiveStatus } from './LiveStatus';
import type { PageVisibility } from './PageVisibility';
import { followChanges, type FollowOptions } from './stream/followChanges';
import type { NumberedChange } from './stream/readChanges';
import type { TabMessage, Tabs } from './tabs/Tabs';

/** How long the stream outlives the last look at it: time enough to fetch a cup or to change pages. */
export const GRACE_MS = 30_000;

type Listener<T> = (value: T) => void;

/**
 * What changes in the fleet, as this tab hears it. One tab of the browser holds the stream and tells the others; a tab
 * that is looked at takes it over from one that is hidden; with every tab hidden it is closed. Whoever takes over goes on
 * after the last change that was heard.
 */
export class LiveChanges {
  readonly #options: {
    open: FollowOptions['open'];
    tabs: Tabs;
    visibility: PageVisibility;
    clock: Clock;
  };
  readonly #changeListeners = new Set<Listener<Change>>();
  readonly #statusListeners = new Set<Listener<LiveStatus>>();
  #status: LiveStatus = CONNECTING;
  #lastEventId: string | undefined;
  #users = 0;
  /** Set from the wait for the stream until it is given up. */
  #term: AbortController | undefined;
  #leading = false;
  #cancelGrace: (() => void) | undefined;

  constructor(options: {
    open: FollowOptions['open'];
    tabs: Tabs;
    visibility: PageVisibility;
    clock: Clock;
  }) {
    this.#options = options;
    options.tabs.subscribe(message => this.#onMessage(message));
    options.visibility.subscribe(() => this.#adapt());
  }

  get status(): LiveStatus {
    return this.#status;
  }

  onStatus(listener: Listener<LiveStatus>): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onChange(listener: Listener<Change>): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Says that a page wants changes. Gives the way to say that it no longer does. */
  use(): () => void {
    this.#users += 1;
    this.#adapt();
    let used = true;
    return () => {
      if (used) {
        used = false;
        this.#users -= 1;
        this.#adapt();
      }
    };
  }

  #isWanted(): boolean {
    return this.#users > 0 && this.#options.visibility.isVisible();
  }

  #adapt(): void {
    this.#cancelGrace?.();
    this.#cancelGrace = undefined;
    if (this.#isWanted()) {
      if (!this.#term) {
        this.#begin();
      }
      if (!this.#leading) {
        this.#options.tabs.post({ type: 'wanted' });
      }
    } else if (this.#leading) {
      this.#options.tabs.post({ type: 'anyone' });
      this.#cancelGrace = this.#options.clock.after(GRACE_MS, () =>
        this.#end(),
      );
    } else if (this.#term) {
      this.#end();
    }
  }

  #begin(): void {
    const term = new AbortController();
    this.#term = term;
    this.#setStatus(CONNECTING);
    this.#lead(term.signal)
      .catch(error =>
        this.#setStatus({
          state: 'off',
          reason: error instanceof Error ? error.message : String(error),
          heardAt: null,
        }),
      )
      .finally(() => {
        if (this.#term === term) {
          this.#term = undefined;
        }
      });
  }

  #end(): void {
    this.#term?.abort();
    this.#term = undefined;
    this.#leading = false;
    this.#setStatus(PAUSED);
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const { tabs, open, clock } = this.#options;
    let giveBack;
    try {
      giveBack = await tabs.lead(signal);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      throw error;
    }
    try {
      if (signal.aborted) {
        return;
      }
      this.#leading = true;
      await followChanges({
        open,
        clock,
        signal,
        lastEventId: () => this.#lastEventId,
        onChange: numbered => {
          tabs.post({ type: 'change', numbered });
          this.#hear(numbered);
        },
        onStatus: status => {
          tabs.post({ type: 'status', status });
          this.#setStatus(status);
        },
      });
    } finally {
      giveBack();
    }
  }

  #onMessage(message: TabMessage): void {
    switch (message.type) {
      case 'change':
        this.#hear(message.numbered);
        break;
      case 'status':
        // A tab that nobody looks at stays paused, whatever the others do.
        if (this.#term && !this.#leading) {
          this.#follow(message.status);
        }
        break;
      case 'wanted':
        if (this.#leading && this.#isWanted()) {
          this.#options.tabs.post({ type: 'status', status: this.#status });
        } else if (this.#leading) {
          this.#cancelGrace?.();
          this.#end();
        }
        break;
      default:
        if (this.#isWanted()) {
          this.#options.tabs.post({ type: 'wanted' });
        }
    }
  }

  #follow(status: LiveStatus): void {
    const joins = status.state === 'live' && this.#status.state !== 'live';
    this.#setStatus(status);
    if (joins) {
      // What changed between reading the lists and joining has been told to others only.
      this.#hear({ id: undefined, change: { type: 'ready', resumed: false } });
    }
  }

  #hear({ id, change }: NumberedChange): void {
    this.#lastEventId = id ?? this.#lastEventId;
    this.#changeListeners.forEach(listener => listener(change));
  }

  #setStatus(status: LiveStatus): void {
    this.#status = status;
    this.#statusListeners.forEach(listener => listener(status));
  }
}
