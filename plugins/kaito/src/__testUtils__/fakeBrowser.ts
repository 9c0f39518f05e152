import type { TabsBrowser } from '../live/tabs/browserTabs';

type Grant = () => void;

class FakeLocks {
  readonly #queues = new Map<string, Grant[]>();

  request = async (
    name: string,
    options: LockOptions,
    held: (lock: null) => Promise<unknown>,
  ) => {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    await new Promise<void>((granted, refused) => {
      queue.push(granted);
      options.signal?.addEventListener('abort', () => {
        const place = queue.indexOf(granted);
        if (place > 0) {
          queue.splice(place, 1);
          refused(new DOMException('Aborted', 'AbortError'));
        }
      });
      if (queue.length === 1) {
        granted();
      }
    });
    await held(null);
    queue.shift();
    queue[0]?.();
  };
}

/** The locks and channels that the tabs of one browser share. */
export function fakeBrowser(): TabsBrowser {
  const channels = new Set<FakeChannel>();
  class FakeChannel {
    readonly #listeners = new Set<(event: { data: unknown }) => void>();

    constructor(readonly name: string) {
      channels.add(this);
    }

    postMessage(data: unknown) {
      // As the browser does, so that what cannot be sent fails here too.
      const copy = JSON.parse(JSON.stringify(data));
      channels.forEach(channel => {
        if (channel !== this && channel.name === this.name) {
          channel.#listeners.forEach(listener => listener({ data: copy }));
        }
      });
    }

    addEventListener(_: string, listener: (event: { data: unknown }) => void) {
      this.#listeners.add(listener);
    }

    removeEventListener(
      _: string,
      listener: (event: { data: unknown }) => void,
    ) {
      this.#listeners.delete(listener);
    }
  }
  return {
    locks: new FakeLocks() as unknown as LockManager,
    BroadcastChannel: FakeChannel as unknown as typeof BroadcastChannel,
  };
}
