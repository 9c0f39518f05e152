import { lonelyTab } from './lonelyTab';
import type { TabMessage, Tabs } from './Tabs';

/** The parts of the browser it takes; both or neither are of use. */
export interface TabsBrowser {
  locks: Pick<LockManager, 'request'> | undefined;
  BroadcastChannel: typeof BroadcastChannel | undefined;
}

const thisBrowser = (): TabsBrowser => ({
  // Missing in a page that is not served over HTTPS.
  locks: globalThis.navigator?.locks,
  BroadcastChannel: globalThis.BroadcastChannel,
});

/**
 * The tabs of this browser that share a stream.
 *
 * @param scope - whose tabs: the person and the backend. People in one browser must not see each other's changes, so
 *   without it, as without Web Locks or BroadcastChannel, every tab is on its own
 */
export function browserTabs(
  scope: string | undefined,
  browser: TabsBrowser = thisBrowser(),
): Tabs {
  const { locks, BroadcastChannel: Channel } = browser;
  if (scope === undefined || !locks || !Channel) {
    return lonelyTab;
  }
  const name = `kaito-changes/${scope}`;
  const channel = new Channel(name);
  return {
    post: message => channel.postMessage(message),
    subscribe: listener => {
      const onMessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    lead: signal =>
      new Promise((granted, refused) => {
        locks
          .request(
            name,
            { signal },
            () => new Promise<void>(giveBack => granted(giveBack)),
          )
          .catch(refused);
      }),
  };
}
