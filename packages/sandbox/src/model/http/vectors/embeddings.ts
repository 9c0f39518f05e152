import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../ApiError';
import { checkModel, type Exchange } from '../Exchange';
import { parseBody } from '../parseBody';
import { readJson } from '../readJson';
import { sendJson } from '../sendJson';
import { DIMENSIONS, embed } from './embed';

const tokens = z.array(z.int().min(0)).min(1);

const embeddingRequestSchema = z.object({
  model: z.string().nullish(),
  input: z.union([
    z.string(),
    z.array(z.string()).min(1),
    tokens,
    z.array(tokens).min(1),
  ]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.int().min(1).max(DIMENSIONS).nullish(),
});

const asBase64 = (vector: readonly number[]) =>
  Buffer.from(Float32Array.from(vector).buffer).toString('base64');

/** Each input as text; token ids become the text they stand for. */
async function textsOf(
  { model }: Exchange,
  input: z.infer<typeof embeddingRequestSchema>['input'],
): Promise<string[]> {
  if (typeof input === 'string') {
    return [input];
  }
  const many = typeof input[0] === 'number' ? [input as number[]] : input;
  return Promise.all(
    (many as (string | number[])[]).map(one =>
      typeof one === 'string'
        ? one
        : model.engine.detokenize(one).catch(error => {
            throw error instanceof RangeError
              ? ApiError.badRequest(error.message, 'input')
              : error;
          }),
    ),
  );
}

/** `POST /v1/embeddings` */
export async function embeddings(exchange: Exchange) {
  const { model, request, response, signal } = exchange;
  const body = parseBody(embeddingRequestSchema, await readJson(request));
  const servedAs = checkModel(exchange, body.model);
  const texts = await textsOf(exchange, body.input);
  const leave = await model.enter(signal);
  try {
    const vectors = texts.map(text =>
      embed(text, body.dimensions ?? undefined),
    );
    const counts = await Promise.all(
      texts.map(text => model.engine.tokenize({ kind: 'text', text })),
    );
    const promptTokens = counts.reduce((sum, ids) => sum + ids.length, 0);
    model.metrics.promptTokens += promptTokens;
    model.metrics.finished('stop');
    sendJson(response, 200, {
      id: `embd-${randomUUID()}`,
      object: 'list',
      created: Math.floor(Date.now() / 1000),
      model: servedAs,
      data: vectors.map((vector, index) => ({
        index,
        object: 'embedding',
        embedding:
          body.encoding_format === 'base64' ? asBase64(vector) : vector,
      })),
      usage: {
        prompt_tokens: promptTokens,
        total_tokens: promptTokens,
        completion_tokens: 0,
        prompt_tokens_details: null,
      },
    });
  } finally {
    leave();
  }
}
