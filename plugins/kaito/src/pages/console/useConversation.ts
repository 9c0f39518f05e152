import { useCallback, useEffect, useReducer, useRef } from 'react';
import type {
  ChatRequest,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  conversationReducer,
  EMPTY_CONVERSATION,
  isBusy,
  toMessages,
  type Turn,
} from './conversation';
import { readChatAnswer } from './readChatStream';
import { toChatRequest, type ChatSettings } from './settings';

/** Where a question goes. */
export interface ChatTarget {
  endpointId: string;
  model: string;
}

export interface UseConversationOptions {
  api: Pick<KaitoApi, 'chat'>;
  target: ChatTarget | null;
  settings: ChatSettings;
  /** Monotonic clock in milliseconds. */
  now?: () => number;
}

const monotonic = () => performance.now();

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // What browsers say when a connection breaks: true, but of no help.
  return /^(network error|failed to fetch|load failed|terminated)$/i.test(
    message,
  )
    ? 'The connection to the portal broke off. Check the network and try again.'
    : message;
}

/** A conversation with one model: its turns, and the acts on it. Leaving the page aborts the answer. */
export function useConversation(options: UseConversationOptions) {
  const { api, target, settings, now = monotonic } = options;
  const [conversation, dispatch] = useReducer(
    conversationReducer,
    EMPTY_CONVERSATION,
  );
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const exchange = useCallback(
    async (endpointId: string, body: ChatRequest) => {
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      try {
        const response = await api.chat(endpointId, body, { signal });
        for await (const event of readChatAnswer(response)) {
          if (signal.aborted) {
            return;
          }
          dispatch({ type: 'received', event, now: now() });
        }
        if (!signal.aborted) {
          dispatch({ type: 'completed' });
        }
      } catch (error) {
        if (!signal.aborted) {
          dispatch({ type: 'failed', message: messageOf(error) });
        }
      }
    },
    [api, now],
  );

  const send = (turns: Turn[]) => {
    if (target) {
      const messages = toMessages(turns, settings.systemPrompt);
      exchange(
        target.endpointId,
        toChatRequest(target.model, messages, settings),
      );
    }
  };

  const ask = (text: string) => {
    if (target && text.trim() && !isBusy(conversation)) {
      dispatch({ type: 'asked', text, model: target.model, now: now() });
      send([...conversation.turns, { id: 0, role: 'user', text }]);
    }
  };

  const retry = () => {
    if (target && conversation.turns.length > 0 && !isBusy(conversation)) {
      dispatch({ type: 'retried', model: target.model, now: now() });
      send(conversation.turns.slice(0, -1));
    }
  };

  const stop = () => {
    running.current?.abort();
    dispatch({ type: 'stopped' });
  };

  const clear = () => {
    running.current?.abort();
    dispatch({ type: 'cleared' });
  };

  return {
    turns: conversation.turns,
    busy: isBusy(conversation),
    ask,
    retry,
    stop,
    clear,
  };
}
