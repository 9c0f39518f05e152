import { createRandom } from '../engine/random';
import type { Prompt } from '../engine/TextEngine';
import { type JsonSchema, SchemaError } from '../json/JsonSchema';
import type { Spoken } from '../serving/Generation';
import type { ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';
import type { Structure } from './structure';

/** JSON that fits a schema, from what a prompt says. A schema that cannot be kept to is a 400. */
export function composedJson(
  { engine }: ServedModel,
  schema: JsonSchema,
  prompt: Prompt,
  seed: number,
  param: string,
): string {
  if (!engine.compose) {
    throw ApiError.badRequest(
      'Structured output is not supported by this server.',
      param,
    );
  }
  try {
    return JSON.stringify(engine.compose(schema, prompt, seed));
  } catch (error) {
    throw error instanceof SchemaError
      ? ApiError.badRequest(error.message, param)
      : error;
  }
}

/** Content of the form that is asked for. */
export function spokenStructure(
  model: ServedModel,
  structure: Structure,
  prompt: Prompt,
  seed: number,
): Spoken {
  if (structure.kind === 'choice') {
    const { choices } = structure;
    const index = Math.floor(createRandom(seed)() * choices.length);
    return { to: 'content', text: choices[index] };
  }
  const { schema, field } = structure;
  return {
    to: 'content',
    text: composedJson(model, schema, prompt, seed, field),
  };
}
