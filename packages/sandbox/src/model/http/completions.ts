import { z } from 'zod';
import type { Piece } from '../serving/Generation';
import { answer, type AnswerShape } from './answer';
import { ApiError } from './ApiError';
import { checkModel, type Exchange } from './Exchange';
import { completionLogprobs } from './logprobs';
import { parseBody } from './parseBody';
import { readJson } from './readJson';
import { samplingFields, unsupported } from './samplingFields';
import { spokenStructure } from './spokenStructure';
import { structureOf } from './structure';
import { OWN_WORDS, toGenerations, type Plan } from './toGeneration';

const DEFAULT_TOKENS = 16;

const completionRequestSchema = z.object({
  ...samplingFields,
  prompt: z.union([
    z.string(),
    z.tuple([z.string()]).transform(([prompt]) => prompt),
  ]),
  echo: unsupported('echo', value => !value),
  suffix: unsupported('suffix', value => !value),
  best_of: unsupported('best_of > 1', value => value === null || value === 1),
  logprobs: z.int().min(0).max(20).nullish(),
});

const textOf = (pieces: readonly Piece[]) =>
  pieces.map(({ text }) => text).join('');

/** Plain completions. `top` as in a chat. */
function completionShape(top: number | null | undefined): AnswerShape {
  const logprobs = (pieces: readonly Piece[], offset?: number) =>
    typeof top === 'number' ? completionLogprobs(pieces, top, offset) : null;
  return {
    idPrefix: 'cmpl',
    object: 'text_completion',
    chunkObject: 'text_completion',
    opening: null,
    chunk: (piece, { before }) => ({
      text: piece.text,
      logprobs: logprobs([piece], before),
    }),
    closing: { text: '', logprobs: null },
    whole: pieces => ({ text: textOf(pieces), logprobs: logprobs(pieces) }),
  };
}

/** `POST /v1/completions` */
export async function completions(exchange: Exchange) {
  const { model, request } = exchange;
  const body = parseBody(completionRequestSchema, await readJson(request));
  const servedAs = checkModel(exchange, body.model);
  if (
    typeof body.logprobs === 'number' &&
    !model.engine.describe().tellsProbabilities
  ) {
    throw ApiError.badRequest(
      'logprobs is not supported by this server',
      'logprobs',
    );
  }
  const prompt = { kind: 'text' as const, text: body.prompt };
  const structure = structureOf(body);
  const plan = (seed: number): Plan =>
    structure
      ? {
          ...OWN_WORDS,
          continues: false,
          spoken: [spokenStructure(model, structure, prompt, seed)],
        }
      : OWN_WORDS;
  const generations = await toGenerations(
    model,
    prompt,
    { ...body, max_tokens: body.max_tokens ?? DEFAULT_TOKENS },
    plan,
  );
  await answer(generations, {
    ...exchange,
    servedAs,
    shape: completionShape(body.logprobs),
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  });
}
