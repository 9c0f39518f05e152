import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ChatRequest,
  EndpointList,
  EndpointView,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { fakeKaitoApi } from '../../../__testUtils__/fakeKaitoApi';
import { anEndpoint, AT } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { ConsolePage } from '../ConsolePage';

export const listOf = (...items: EndpointView[]): EndpointList => ({
  items,
  totalItems: items.length,
  clusters: [],
  generatedAt: AT,
});

/** One call of a model, as the test sees it. */
export interface SeenCall {
  id: string;
  call: string;
  body: ChatRequest & { prompt?: string };
  signal?: AbortSignal;
}

/** Models that the test answers for, call by call. */
function openModels() {
  const encoder = new TextEncoder();
  const calls: SeenCall[] = [];
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const callEndpoint: KaitoApi['callEndpoint'] = async (
    id,
    call,
    body,
    options,
  ) => {
    const seen = { id, call, body: body as ChatRequest };
    calls.push({ ...seen, signal: options?.signal });
    const stream = new ReadableStream<Uint8Array>({
      start(opened) {
        streams.push(opened);
        options?.signal?.addEventListener('abort', () =>
          opened.error(new DOMException('aborted', 'AbortError')),
        );
      },
    });
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream' },
    });
  };
  const at = (index: number | undefined) =>
    streams[index ?? streams.length - 1];
  /** Sends frames on the latest stream, or on the one of an index; then a frame is drawn. */
  const push = (text: string, index?: number) =>
    act(async () => {
      at(index).enqueue(encoder.encode(text));
      await new Promise(resolve => setTimeout(resolve, 40));
    });
  const frame = (body: object, index?: number) =>
    push(`data: ${JSON.stringify(body)}\n\n`, index);
  return {
    calls,
    callEndpoint,
    push,
    frame,
    say: (content: string, index?: number) =>
      frame({ choices: [{ delta: { content } }] }, index),
    finish: (index?: number, reason = 'stop') =>
      push(
        `data: ${JSON.stringify({
          choices: [{ delta: {}, finish_reason: reason }],
        })}\n\ndata: ${JSON.stringify({
          choices: [],
          usage: { prompt_tokens: 11, completion_tokens: 22 },
        })}\n\ndata: [DONE]\n\n`,
        index,
      ),
    cut: (index?: number) =>
      act(async () => {
        at(index).close();
        await new Promise(resolve => setTimeout(resolve, 40));
      }),
  };
}

/** Renders the console with models the test answers for. */
export function setup(overrides: Partial<KaitoApi> = {}, path?: string) {
  const models = openModels();
  const api = fakeKaitoApi({
    getEndpoints: async () => listOf(anEndpoint('phi')),
    getServedModels: async () => ['phi-4'],
    callEndpoint: models.callEndpoint,
    ...overrides,
  });
  const { container, unmount } = renderPage(<ConsolePage />, {
    api,
    at: path,
  });
  return { ...models, container, unmount, user: userEvent.setup() };
}

export const box = () => screen.findByRole('textbox', { name: 'Message' });
export const log = (name = 'Conversation') => screen.getByRole('log', { name });
export const inLog = () => within(log());
