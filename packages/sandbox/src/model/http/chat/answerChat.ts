import { answer } from '../answer';
import { ApiError } from '../ApiError';
import { checkModel, type Exchange } from '../Exchange';
import { parseBody } from '../parseBody';
import { readJson } from '../readJson';
import { toGenerations } from '../toGeneration';
import { chatRequestSchema, type ChatRequest } from './chatSchema';
import { chatShape } from './chatShape';
import { planChat } from './planChat';
import { toPrompt } from './toPrompt';

/** `POST /v1/chat/completions` */
export async function chatCompletions(exchange: Exchange) {
  await answerChat(exchange, await readJson(exchange.request));
}

/** Answers the body of a chat request. Throws an ApiError. */
export async function answerChat(exchange: Exchange, json: unknown) {
  const { model } = exchange;
  const body = parseBody(chatRequestSchema, json);
  const servedAs = checkModel(exchange, body.model);
  const top = topLogprobs(body, exchange);
  const prompt = toPrompt(body.messages);
  const generations = await toGenerations(
    model,
    prompt,
    { ...body, max_tokens: body.max_completion_tokens ?? body.max_tokens },
    planChat(exchange, body, prompt),
  );
  await answer(generations, {
    ...exchange,
    servedAs,
    shape: chatShape(top),
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  });
}

function topLogprobs(
  { logprobs, top_logprobs: top }: ChatRequest,
  { model }: Exchange,
): number | undefined {
  if (!logprobs) {
    if (top) {
      throw ApiError.badRequest(
        'when using `top_logprobs`, `logprobs` must be set to true.',
        'top_logprobs',
      );
    }
    return undefined;
  }
  if (!model.engine.describe().tellsProbabilities) {
    throw ApiError.badRequest(
      'logprobs is not supported by this server',
      'logprobs',
    );
  }
  return top ?? 0;
}
