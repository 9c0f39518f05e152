import { randomInt } from 'node:crypto';
import type { Prompt } from '../engine/TextEngine';
import type { Generation, ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';

const DEFAULT_TEMPERATURE = 0.7;

/** Options that chat and plain completions share. */
interface SamplingFields {
  max_tokens?: number | null;
  temperature?: number | null;
  top_p?: number | null;
  seed?: number | null;
  stop?: string[] | null;
}

/** Fills in the defaults and refuses, with a 400, what does not fit into the model's context. */
export async function toGeneration(
  model: ServedModel,
  prompt: Prompt,
  fields: SamplingFields,
): Promise<Generation> {
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
  return {
    prompt,
    promptTokens,
    maxTokens: fields.max_tokens ?? room,
    stop: fields.stop ?? [],
    sampling: {
      temperature: fields.temperature ?? DEFAULT_TEMPERATURE,
      topP: fields.top_p ?? 1,
      seed: fields.seed ?? randomInt(2 ** 31),
    },
  };
}
