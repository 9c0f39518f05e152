import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../ApiError';
import { checkModel, type Exchange } from '../Exchange';
import { parseBody } from '../parseBody';
import { readJson } from '../readJson';
import { sendJson } from '../sendJson';
import { embed, likeness } from './embed';

const texts = z.union([z.string(), z.array(z.string()).min(1)]);

const scoreRequestSchema = z.object({
  model: z.string().nullish(),
  text_1: texts,
  text_2: texts,
});

const rerankRequestSchema = z.object({
  model: z.string().nullish(),
  query: z.string(),
  documents: z
    .array(
      z.union([
        z.string(),
        z.object({ text: z.string() }).transform(({ text }) => text),
      ]),
    )
    .min(1),
  top_n: z.int().min(0).nullish(),
});

/** How alike two texts are, by their words. */
const scoreOf = (a: string, b: string) => likeness(embed(a), embed(b));

async function tokensIn({ model }: Exchange, all: readonly string[]) {
  const counts = await Promise.all(
    all.map(text => model.engine.tokenize({ kind: 'text', text })),
  );
  return counts.reduce((sum, ids) => sum + ids.length, 0);
}

/** `POST /v1/score`: one text against each of the others, or pairs. */
export async function score(exchange: Exchange) {
  const { request, response, model } = exchange;
  const body = parseBody(scoreRequestSchema, await readJson(request));
  const servedAs = checkModel(exchange, body.model);
  const [first, second] = [[body.text_1].flat(), [body.text_2].flat()];
  if (first.length !== 1 && first.length !== second.length) {
    throw ApiError.badRequest(
      'Input lengths must be either 1:1, 1:N or N:N',
      'text_2',
    );
  }
  const total = await tokensIn(exchange, [...first, ...second]);
  model.metrics.promptTokens += total;
  sendJson(response, 200, {
    id: `score-${randomUUID()}`,
    object: 'list',
    created: Math.floor(Date.now() / 1000),
    model: servedAs,
    data: second.map((text, index) => ({
      index,
      object: 'score',
      score: scoreOf(first[index] ?? first[0], text),
    })),
    usage: { prompt_tokens: total, total_tokens: total, completion_tokens: 0 },
  });
}

/** `POST /v1/rerank`: documents by how well they fit a question, best first. */
export async function rerank(exchange: Exchange) {
  const { request, response, model } = exchange;
  const body = parseBody(rerankRequestSchema, await readJson(request));
  const servedAs = checkModel(exchange, body.model);
  const total = await tokensIn(exchange, [body.query, ...body.documents]);
  model.metrics.promptTokens += total;
  const ranked = body.documents
    .map((text, index) => ({
      index,
      document: { text },
      relevance_score: scoreOf(body.query, text),
    }))
    .sort((a, b) => b.relevance_score - a.relevance_score);
  sendJson(response, 200, {
    id: `rerank-${randomUUID()}`,
    model: servedAs,
    usage: { prompt_tokens: total, total_tokens: total },
    results: body.top_n ? ranked.slice(0, body.top_n) : ranked,
  });
}
