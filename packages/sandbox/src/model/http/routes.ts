import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';
import { answer, type AnswerShape } from './answer';
import { readJson } from './readJson';
import {
  chatRequestSchema,
  completionRequestSchema,
  detokenizeRequestSchema,
  parseBody,
  tokenizeRequestSchema,
} from './requestSchemas';
import { sendJson } from './sendJson';
import { toGeneration } from './toGeneration';

/** One request to one served model. The signal fires when the client leaves or the server stops. */
export interface Exchange {
  model: ServedModel;
  request: IncomingMessage;
  response: ServerResponse;
  signal: AbortSignal;
}

type Route = (exchange: Exchange) => Promise<void> | void;

const chatShape: AnswerShape = {
  idPrefix: 'chatcmpl',
  object: 'chat.completion',
  chunkObject: 'chat.completion.chunk',
  opening: { delta: { role: 'assistant', content: '' } },
  chunkChoice: text => ({ delta: text ? { content: text } : {} }),
  choice: content => ({ message: { role: 'assistant', content } }),
};

const completionShape: AnswerShape = {
  idPrefix: 'cmpl',
  object: 'text_completion',
  chunkObject: 'text_completion',
  opening: null,
  chunkChoice: text => ({ text }),
  choice: text => ({ text }),
};

/** Routes by method and path below `/m/<served model>`. */
export const routes: Record<string, Record<string, Route>> = {
  '/health': {
    GET: ({ response }) => {
      response.writeHead(200).end();
    },
  },
  '/metrics': {
    GET: ({ model, response }) => {
      response.writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      });
      response.end(model.renderMetrics());
    },
  },
  '/v1/models': { GET: listModels },
  '/v1/chat/completions': { POST: chatCompletions },
  '/v1/completions': { POST: completions },
  '/tokenize': { POST: tokenize },
  '/detokenize': { POST: detokenize },
};

function listModels({ model, response }: Exchange) {
  const { ownedBy, description, contextTokens } = model.engine.describe();
  sendJson(response, 200, {
    object: 'list',
    data: [
      {
        id: model.name,
        object: 'model',
        created: Math.floor(model.createdAt.getTime() / 1000),
        owned_by: ownedBy,
        root: model.name,
        parent: null,
        max_model_len: contextTokens,
        description,
      },
    ],
  });
}

async function chatCompletions(exchange: Exchange) {
  const { model, request } = exchange;
  const body = parseBody(chatRequestSchema, await readJson(request));
  checkModel(model, body.model);
  const generation = await toGeneration(
    model,
    { kind: 'chat', messages: body.messages },
    { ...body, max_tokens: body.max_completion_tokens ?? body.max_tokens },
  );
  await answer(generation, {
    ...exchange,
    shape: chatShape,
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  });
}

async function completions(exchange: Exchange) {
  const { model, request } = exchange;
  const body = parseBody(completionRequestSchema, await readJson(request));
  checkModel(model, body.model);
  const generation = await toGeneration(
    model,
    { kind: 'text', text: body.prompt },
    { ...body, max_tokens: body.max_tokens ?? 16 },
  );
  await answer(generation, {
    ...exchange,
    shape: completionShape,
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  });
}

async function tokenize({ model, request, response }: Exchange) {
  const body = parseBody(tokenizeRequestSchema, await readJson(request));
  checkModel(model, body.model);
  const tokens = await model.engine.tokenize(
    'prompt' in body
      ? { kind: 'text', text: body.prompt }
      : { kind: 'chat', messages: body.messages },
  );
  sendJson(response, 200, {
    count: tokens.length,
    max_model_len: model.engine.describe().contextTokens,
    tokens,
  });
}

async function detokenize({ model, request, response }: Exchange) {
  const body = parseBody(detokenizeRequestSchema, await readJson(request));
  checkModel(model, body.model);
  const prompt = await model.engine.detokenize(body.tokens).catch(error => {
    throw error instanceof RangeError
      ? ApiError.badRequest(error.message, 'tokens')
      : error;
  });
  sendJson(response, 200, { prompt });
}

/** A request may leave the model out; naming another one is a 404. */
function checkModel(model: ServedModel, asked: string | null | undefined) {
  if (asked && asked !== model.name) {
    throw ApiError.unknownModel(asked);
  }
}
