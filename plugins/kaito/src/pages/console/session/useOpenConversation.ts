import { useCallback, useEffect, useRef, useState } from 'react';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  newConversation,
  openPanes,
  type Conversation,
} from '../conversation/conversation';
import type { ConversationStore } from '../storage/ConversationStore';
import { ConsoleSession } from './ConsoleSession';
import { browserTicker, newId } from './Ticker';

export interface OpenConversation {
  /** Undefined while it is being read. */
  session: ConsoleSession | undefined;
  /** Why the conversation that was asked for is not the one that is open. */
  missing: string | null;
  open(conversation: Conversation): void;
  /** Begins a conversation with the settings and models of the last one. */
  begin(): void;
}

function following(last: Conversation): Conversation {
  const fresh = newConversation({
    id: newId(),
    paneId: newId(),
    at: Date.now(),
    settings: last.settings,
  });
  return {
    ...fresh,
    panes: openPanes(last).map(({ endpointId, model }) => ({
      ...fresh.panes[0],
      id: newId(),
      endpointId,
      model,
    })),
  };
}

/** The conversation the address names, or a new one with the endpoint it names. Leaving the page stops its answers. */
export function useOpenConversation(options: {
  api: Pick<KaitoApi, 'callEndpoint'>;
  store: ConversationStore;
  conversationId: string | null;
  endpointId: string | null;
}): OpenConversation {
  const { api, store, conversationId, endpointId } = options;
  const [session, setSession] = useState<ConsoleSession>();
  const [missing, setMissing] = useState<string | null>(null);
  const current = useRef<ConsoleSession>();

  const open = useCallback(
    (conversation: Conversation) => {
      current.current?.leave();
      current.current = new ConsoleSession({
        conversation,
        api,
        store,
        ticker: browserTicker,
        newId,
      });
      setSession(current.current);
      setMissing(null);
    },
    [api, store],
  );

  useEffect(() => {
    let left = false;
    const startNew = () =>
      open(
        newConversation({
          id: newId(),
          paneId: newId(),
          at: Date.now(),
          endpointId,
        }),
      );
    const read = async (id: string) => {
      const found = await store.read(id).catch((error: Error) => error);
      if (left) {
        return;
      }
      if (found && !(found instanceof Error)) {
        open(found);
        return;
      }
      startNew();
      setMissing(
        found
          ? `It could not be read: ${found.message}`
          : 'It was deleted, or it is in another browser: conversations are kept in the browser they were held in.',
      );
    };
    const openId = current.current?.getState().conversation.id;
    if (conversationId && conversationId !== openId) {
      read(conversationId);
    } else if (!current.current) {
      startNew();
    }
    return () => {
      left = true;
    };
    // The endpoint is where a new conversation starts; picking another one does not start one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open, store, conversationId]);

  useEffect(
    () => () => {
      current.current?.leave();
      current.current = undefined;
    },
    [],
  );

  const begin = useCallback(() => {
    const last = current.current?.getState().conversation;
    if (last) {
      open(following(last));
    }
  }, [open]);

  return { session, missing, open, begin };
}
