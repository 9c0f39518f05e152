import { chatCompletions } from './chat/answerChat';
import { completions } from './completions';
import type { Exchange, Routes } from './Exchange';
import { listModels } from './listModels';
import type { ModelTraits } from './ModelTraits';
import { responses } from './responses/answerResponse';
import { sendJson } from './sendJson';
import { detokenize, tokenize } from './tokens';
import { transformersMetrics } from './transformersMetrics';
import { embeddings } from './vectors/embeddings';
import { rerank, score } from './vectors/scores';

const VERSION = '0.25.1';

/** Of every vLLM server. */
const common: Routes = {
  '/health': {
    GET: ({ response }) => {
      response.writeHead(200).end();
    },
  },
  '/version': {
    GET: ({ response }) => sendJson(response, 200, { version: VERSION }),
  },
  '/metrics': {
    GET: ({ model, response }: Exchange) => {
      response.writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      });
      response.end(model.renderMetrics());
    },
  },
  '/v1/models': { GET: listModels },
  '/tokenize': { POST: tokenize },
  '/detokenize': { POST: detokenize },
};

/** How well texts fit each other: of models that embed, and of those that only score. */
const scores: Routes = {
  '/score': { POST: score },
  '/v1/score': { POST: score },
  '/rerank': { POST: rerank },
  '/v1/rerank': { POST: rerank },
  '/v2/rerank': { POST: rerank },
};

/** vLLM offers what the model's task is for, and nothing else. */
const ofTask: Record<ModelTraits['task'], Routes> = {
  generate: {
    '/v1/chat/completions': { POST: chatCompletions },
    '/v1/completions': { POST: completions },
    '/v1/responses': { POST: responses },
  },
  embed: { '/v1/embeddings': { POST: embeddings }, ...scores },
  score: scores,
};

/** KAITO's other runtime. */
const transformers: Routes = {
  '/health': {
    GET: ({ response }) => sendJson(response, 200, { status: 'Healthy' }),
  },
  '/metrics': { GET: transformersMetrics },
  '/v1/models': { GET: listModels },
  '/v1/chat/completions': { POST: chatCompletions },
  '/v1/responses': { POST: responses },
};

/** Routes of a served model, below what it is served under. */
export function routesOf(traits: ModelTraits): Routes {
  return traits.runtime === 'transformers'
    ? transformers
    : { ...common, ...ofTask[traits.task] };
}
