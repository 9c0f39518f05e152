import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { readChatAnswer } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { readFrames } from '../../../sse/readFrames';
import type { ModelRequest } from '../conversation/messages';
import type { ChatEvent } from './ChatEvent';
import { isConnectionLoss } from './problem';

/** How long to wait before a question is sent once more, milliseconds. */
export const RECONNECT_MS = 1_000;

export interface Exchange {
  api: Pick<KaitoApi, 'callEndpoint'>;
  endpointId: string;
  call: 'chat' | 'completions';
  body: ModelRequest;
  signal: AbortSignal;
  /** Waits; rejects when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Told of everything as it was received. */
  onRaw?(text: string): void;
}

/**
 * Asks a model and reads its answer. A connection that breaks before anything was heard is tried once more, after
 * saying so; one that breaks later is not, because the model would begin anew. Throws what is in the way.
 */
export async function* exchange(options: Exchange): AsyncGenerator<ChatEvent> {
  const { api, endpointId, call, body, signal, onRaw } = options;
  let heard = false;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await api.callEndpoint(endpointId, call, body, {
        signal,
      });
      for await (const event of readChatAnswer(response, readFrames, onRaw)) {
        heard = true;
        yield event;
      }
      return;
    } catch (error) {
      if (heard || attempt > 1 || signal.aborted || !isConnectionLoss(error)) {
        throw error;
      }
    }
    yield { type: 'reconnecting' };
    await options.sleep(RECONNECT_MS, signal);
  }
}
