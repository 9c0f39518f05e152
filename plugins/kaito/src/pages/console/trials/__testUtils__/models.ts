import {
  KaitoRequestError,
  type ChatRequest,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** A call of a model, as the test sees it. */
export interface SeenCall {
  id: string;
  body: ChatRequest;
  signal?: AbortSignal;
}

/** An answer that streams at once and whole. */
export function answerOf(text: string, tokens = 2): Response {
  const frame = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
  return new Response(
    [
      frame({ choices: [{ delta: { content: text } }] }),
      frame({ choices: [{ delta: {}, finish_reason: 'stop' }] }),
      frame({
        choices: [],
        usage: { prompt_tokens: 1, completion_tokens: tokens },
      }),
      'data: [DONE]\n\n',
    ].join(''),
    { headers: { 'content-type': 'text/event-stream' } },
  );
}

/** What the portal says when it passes a call on in vain. */
export const refusal = (status: number, message: string, retryAfter?: number) =>
  KaitoRequestError.fromResponse(
    new Response(JSON.stringify({ error: { message } }), {
      status,
      headers: retryAfter ? { 'retry-after': String(retryAfter) } : {},
    }),
  );

/** Models that answer as the test says, call by call. */
export function answeringModels(
  answer: (call: SeenCall, count: number) => Response | Promise<Response>,
) {
  const calls: SeenCall[] = [];
  const callEndpoint: KaitoApi['callEndpoint'] = async (
    id,
    _call,
    body,
    options,
  ) => {
    const seen = { id, body: body as ChatRequest, signal: options?.signal };
    calls.push(seen);
    return answer(seen, calls.length);
  };
  return { calls, callEndpoint };
}

/** What a call said last. */
export const promptOf = ({ body }: SeenCall) =>
  String(body.messages.at(-1)?.content);
