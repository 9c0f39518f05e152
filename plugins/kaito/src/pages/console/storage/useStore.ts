import { identityApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { openStore, type OpenedStore } from './openStore';

const opened = new Map<string, Promise<OpenedStore>>();

/** One store a person, however often the page is entered: what is kept in memory alone lasts as long as the portal is open. */
function storeOf(person: string | undefined): Promise<OpenedStore> {
  const key = person ?? '';
  let store = opened.get(key);
  if (!store) {
    store = openStore(person);
    opened.set(key, store);
  }
  return store;
}

/** The conversations of whoever is signed in; undefined while they are being opened. */
export function useStore(): OpenedStore | undefined {
  const identity = useApiHolder().get(identityApiRef);
  const [store, setStore] = useState<OpenedStore>();
  useEffect(() => {
    let left = false;
    const whoAmI = async () =>
      (await identity?.getBackstageIdentity())?.userEntityRef;
    whoAmI()
      .catch(() => undefined)
      .then(storeOf)
      .then(found => !left && setStore(found));
    return () => {
      left = true;
    };
  }, [identity]);
  return store;
}
