import { randomUUID } from 'node:crypto';
import type { Generation, Outcome } from '../../serving/Generation';
import { ApiError } from '../ApiError';
import { chatRequestSchema } from '../chat/chatSchema';
import { planChat } from '../chat/planChat';
import { toPrompt } from '../chat/toPrompt';
import { EventStream } from '../EventStream';
import { checkModel, type Exchange } from '../Exchange';
import { parseBody } from '../parseBody';
import { readJson } from '../readJson';
import { sendJson } from '../sendJson';
import { toGenerations } from '../toGeneration';
import { OutputItems, type ResponseEvent } from './OutputItems';
import { responseRequestSchema, type ResponseRequest } from './responseSchema';
import { toChat } from './toChat';

/** `POST /v1/responses`. Nothing is stored: an answer cannot be asked for again. */
export async function responses(exchange: Exchange) {
  const { model, request, signal } = exchange;
  const body = parseBody(responseRequestSchema, await readJson(request));
  const servedAs = checkModel(exchange, body.model);
  const chat = parseBody(chatRequestSchema, toChat(body));
  const prompt = toPrompt(chat.messages);
  const [generation] = await toGenerations(
    model,
    prompt,
    chat,
    planChat(exchange, chat, prompt),
  );
  const leave = await model.enter(signal);
  try {
    await answer(exchange, generation, envelope(body, servedAs));
  } finally {
    leave();
  }
}

/** What stays the same in a response from its first event to its last. */
function envelope(body: ResponseRequest, servedAs: string) {
  const base = {
    id: `resp_${randomUUID()}`,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    model: servedAs,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    metadata: null,
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    temperature: body.temperature ?? null,
    top_p: body.top_p ?? null,
    tool_choice: body.tool_choice ?? 'auto',
    tools: body.tools ?? [],
    text: body.text ?? null,
    previous_response_id: null,
    store: false,
    error: null,
  };
  return {
    stream: body.stream ?? false,
    begun: {
      ...base,
      status: 'in_progress',
      incomplete_details: null,
      output: [],
      usage: null,
    },
    ended: (
      { finishReason, usage, reasoningTokens }: Outcome,
      output: object,
    ) => ({
      ...base,
      status: finishReason === 'length' ? 'incomplete' : 'completed',
      incomplete_details:
        finishReason === 'length' ? { reason: 'max_output_tokens' } : null,
      output,
      usage: {
        input_tokens: usage.prompt_tokens,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: usage.completion_tokens,
        output_tokens_details: { reasoning_tokens: reasoningTokens },
        total_tokens: usage.total_tokens,
      },
    }),
  };
}

async function answer(
  { model, response, signal }: Exchange,
  generation: Generation,
  { stream, begun, ended }: ReturnType<typeof envelope>,
) {
  const items = new OutputItems();
  const events = new EventStream(response, signal);
  let number = 0;
  const tell = async (all: readonly ResponseEvent[]) => {
    for (const event of stream ? all : []) {
      await events.send({ ...event, sequence_number: number }, event.type);
      number += 1;
    }
  };
  const pieces = model.generate(generation, signal);
  try {
    await tell([
      { type: 'response.created', response: begun },
      { type: 'response.in_progress', response: begun },
    ]);
    for (;;) {
      const step = await pieces.next();
      if (!step.done) {
        await tell(items.push(step.value));
        continue;
      }
      const cut = step.value.finishReason === 'length';
      await tell(items.end(cut ? 'incomplete' : 'completed'));
      const whole = ended(step.value, items.items);
      if (!stream) {
        sendJson(response, 200, whole);
        return;
      }
      await tell([{ type: `response.${whole.status}`, response: whole }]);
      break;
    }
  } catch (error) {
    if (!response.headersSent || signal.aborted) {
      throw error;
    }
    await tell([{ ...ApiError.from(error).toBody().error, type: 'error' }]);
  } finally {
    await pieces.return(undefined as never);
  }
  events.close();
}
