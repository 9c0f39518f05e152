import type {
  EndpointView,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  startTrace,
  type AnswerEvent,
  type AnswerTrace,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Clock } from '../portal/PortalHost';
import { messagesOf, type Conversation } from './Conversation';
import { figuresOf, traceEvent, type Figures } from './figures';
import { readAnswer } from './readAnswer';
import { toChatRequest } from './settings';

/** What came of asking a model. */
export interface Outcome {
  /**
   * - `complete`: the model was done
   * - `cut`: it ended at the token limit, or a filter held it back
   * - `stopped`: the person stopped it
   * - `failed`: it did not answer, or broke off; `error` says why
   */
  state: 'complete' | 'cut' | 'stopped' | 'failed';
  /** What came of the answer, also where it broke off. */
  text: string;
  reasoning: string;
  trace: AnswerTrace;
  figures: Figures;
  error: unknown;
}

const CUT = ['length', 'content_filter'];

/** Asks a model and hands on what it says as it comes. Never rejects. */
export async function askModel(options: {
  api: KaitoApi;
  endpoint: EndpointView;
  model: string | null;
  conversation: Conversation;
  clock: Clock;
  /** Stops the answer. */
  signal: AbortSignal;
  onEvent(event: AnswerEvent): void;
}): Promise<Outcome> {
  const { api, endpoint, conversation, clock, signal } = options;
  let trace = startTrace(clock.now());
  let finishReason: string | null = null;
  let text = '';
  let reasoning = '';
  const end = (state: Outcome['state'], error?: unknown): Outcome => {
    trace = { ...trace, endedAt: clock.now() };
    const figures = figuresOf(trace, finishReason, endpoint.cost);
    return { state, text, reasoning, trace, figures, error };
  };
  try {
    const response = await api.chat(
      endpoint.id,
      toChatRequest(
        options.model,
        messagesOf(conversation),
        conversation.settings,
      ),
      { signal },
    );
    for await (const event of readAnswer(response)) {
      trace = traceEvent(trace, event, clock.now());
      finishReason = event.type === 'finish' ? event.reason : finishReason;
      text += event.type === 'text' ? event.text : '';
      reasoning += event.type === 'reasoning' ? event.text : '';
      options.onEvent(event);
      if (signal.aborted) {
        break;
      }
    }
  } catch (error) {
    return signal.aborted ? end('stopped') : end('failed', error);
  }
  if (signal.aborted) {
    return end('stopped');
  }
  return end(CUT.includes(finishReason ?? '') ? 'cut' : 'complete');
}
