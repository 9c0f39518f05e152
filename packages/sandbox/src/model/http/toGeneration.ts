import { randomInt } from 'node:crypto';
import type { Prompt } from '../engine/TextEngine';
import type { Generation, Spoken } from '../serving/Generation';
import type { ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';

const DEFAULT_TEMPERATURE = 0.7;

/** Options that chat and plain completions share. */
export interface SamplingFields {
  max_tokens?: number | null;
  temperature?: number | null;
  top_p?: number | null;
  top_k?: number | null;
  seed?: number | null;
  stop?: string[] | null;
  presence_penalty?: number | null;
  frequency_penalty?: number | null;
}

/** What one of several answers to a request consists of. */
export interface Plan {
  spoken: readonly Spoken[];
  continues: boolean;
  ending: Generation['ending'];
}

/** The engine's own words, and nothing else. */
export const OWN_WORDS: Plan = { spoken: [], continues: true, ending: 'stop' };

/** Fills in the defaults and refuses, with a 400, what does not fit into the model's context. One generation for each answer that is asked for; `plan` is told its seed. */
export async function toGenerations(
  model: ServedModel,
  prompt: Prompt,
  fields: SamplingFields & { n?: number | null },
  plan: (seed: number) => Plan,
): Promise<Generation[]> {
  const limit = model.engine.describe().contextTokens;
  const promptTokens = (await model.engine.tokenize(prompt)).length;
  const room = limit - promptTokens;
  if (room < (fields.max_tokens ?? 1)) {
    throw ApiError.badRequest(
      `This model's maximum context length is ${limit} tokens. However, you requested ` +
        `${
          fields.max_tokens ?? 1
        } output tokens and your prompt contains ${promptTokens} input tokens. ` +
        'Shorten the prompt or ask for fewer output tokens.',
      'messages',
    );
  }
  const first = fields.seed ?? randomInt(2 ** 31);
  return Array.from({ length: fields.n ?? 1 }, (_, index) => ({
    prompt,
    promptTokens,
    maxTokens: fields.max_tokens ?? room,
    stop: fields.stop ?? [],
    sampling: {
      temperature: fields.temperature ?? DEFAULT_TEMPERATURE,
      topP: fields.top_p ?? 1,
      topK: fields.top_k && fields.top_k > 0 ? fields.top_k : undefined,
      presencePenalty: fields.presence_penalty ?? 0,
      frequencyPenalty: fields.frequency_penalty ?? 0,
      seed: first + index,
    },
    ...plan(first + index),
  }));
}
