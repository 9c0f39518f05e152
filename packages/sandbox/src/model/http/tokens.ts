import { z } from 'zod';
import { ApiError } from './ApiError';
import { messageSchema } from './chat/messageSchema';
import { toPrompt } from './chat/toPrompt';
import { checkModel, type Exchange } from './Exchange';
import { parseBody } from './parseBody';
import { readJson } from './readJson';
import { sendJson } from './sendJson';

const tokenizeRequestSchema = z.union([
  z.object({ model: z.string().nullish(), prompt: z.string() }),
  z.object({
    model: z.string().nullish(),
    messages: z.array(messageSchema).min(1),
  }),
]);

const detokenizeRequestSchema = z.object({
  model: z.string().nullish(),
  tokens: z.array(z.int().min(0)),
});

/** `POST /tokenize` */
export async function tokenize(exchange: Exchange) {
  const { model, request, response } = exchange;
  const body = parseBody(tokenizeRequestSchema, await readJson(request));
  checkModel(exchange, body.model);
  const tokens = await model.engine.tokenize(
    'prompt' in body
      ? { kind: 'text', text: body.prompt }
      : toPrompt(body.messages),
  );
  sendJson(response, 200, {
    count: tokens.length,
    max_model_len: model.engine.describe().contextTokens,
    tokens,
    token_strs: null,
  });
}

/** `POST /detokenize` */
export async function detokenize(exchange: Exchange) {
  const { model, request, response } = exchange;
  const body = parseBody(detokenizeRequestSchema, await readJson(request));
  checkModel(exchange, body.model);
  const prompt = await model.engine.detokenize(body.tokens).catch(error => {
    throw error instanceof RangeError
      ? ApiError.badRequest(error.message, 'tokens')
      : error;
  });
  sendJson(response, 200, { prompt });
}
