import { useEffect, useState } from 'react';
import type {
  ConversationListing,
  ConversationStore,
} from '../storage/ConversationStore';

/** How long changes are gathered before the list is read anew, milliseconds. */
const SETTLE_MS = 150;

/** The conversations that are kept, also as other tabs change them; undefined while they are being read. */
export function useConversations(store: ConversationStore): {
  listing: ConversationListing | undefined;
  problem: string | null;
} {
  const [listing, setListing] = useState<ConversationListing>();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () =>
      store.list().then(
        found => {
          if (!left) {
            setListing(found);
            setProblem(null);
          }
        },
        error => !left && setProblem(error.message),
      );
    read();
    const leave = store.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(read, SETTLE_MS);
    });
    return () => {
      left = true;
      clearTimeout(timer);
      leave();
    };
  }, [store]);
  return { listing, problem };
}
