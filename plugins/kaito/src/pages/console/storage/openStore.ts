import {
  ConversationStore,
  type StoreChange,
  type StoreTabs,
} from './ConversationStore';
import { indexedDbRecords } from './indexedDbRecords';
import { memoryRecords } from './memoryRecords';

/** The parts of the browser it takes. */
export interface StoreBrowser {
  indexedDB: IDBFactory | undefined;
  BroadcastChannel: typeof BroadcastChannel | undefined;
}

const thisBrowser = (): StoreBrowser => ({
  indexedDB: globalThis.indexedDB,
  BroadcastChannel: globalThis.BroadcastChannel,
});

/** A store, and why what it keeps is gone when the page is; null when it lasts. */
export interface OpenedStore {
  store: ConversationStore;
  fleeting: string | null;
}

const noTabs: StoreTabs = { post: () => {}, subscribe: () => () => {} };

function channelTabs(
  name: string,
  Channel: typeof BroadcastChannel | undefined,
): StoreTabs {
  if (!Channel) {
    return noTabs;
  }
  const channel = new Channel(name);
  return {
    post: change => channel.postMessage(change),
    subscribe: listener => {
      const onMessage = ({ data }: MessageEvent<StoreChange>) => listener(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
  };
}

const inMemory = (reason: string): OpenedStore => ({
  store: new ConversationStore(memoryRecords(), noTabs),
  fleeting: reason,
});

/**
 * Opens the conversations of a person in this browser.
 *
 * @param person - whose they are, people who share a browser must not see each other's; without it nothing is kept
 */
export async function openStore(
  person: string | undefined,
  browser: StoreBrowser = thisBrowser(),
): Promise<OpenedStore> {
  if (person === undefined) {
    return inMemory('the portal cannot tell whose they are');
  }
  if (!browser.indexedDB) {
    return inMemory('this browser keeps nothing for this page');
  }
  const name = `kaito-console/${person}`;
  try {
    const records = await indexedDbRecords(name, browser.indexedDB);
    return {
      store: new ConversationStore(
        records,
        channelTabs(name, browser.BroadcastChannel),
      ),
      fleeting: null,
    };
  } catch (error) {
    return inMemory(
      `this browser keeps nothing for this page (${(error as Error).message})`,
    );
  }
}
