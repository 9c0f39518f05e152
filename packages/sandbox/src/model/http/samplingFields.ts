import { z } from 'zod';

const MAX_CHOICES = 16;

const stop = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().filter(sequence => sequence.length > 0));

/** Refuses an option that would change the answer and that this server cannot honour. */
export function unsupported(
  name: string,
  harmless: (value: unknown) => boolean,
) {
  return z
    .unknown()
    .optional()
    .refine(value => value === undefined || harmless(value), {
      error: `${name} is not supported by this server`,
    });
}

const penalty = z.number().min(-2).max(2).nullish();

/** A JSON schema as it comes, or as the text of one. */
const schemaText = z.union([z.looseObject({}), z.string()]);

/** Options that chat and plain completions share. */
export const samplingFields = {
  model: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  // 0 and -1 are vLLM's words for all.
  top_k: z.int().min(-1).nullish(),
  seed: z.int().nullish(),
  stop: stop.nullish(),
  n: z.int().min(1).max(MAX_CHOICES).nullish(),
  presence_penalty: penalty,
  frequency_penalty: penalty,
  // vLLM's own: it must be above 0. The engine has no use for it.
  repetition_penalty: z.number().gt(0).nullish(),
  structured_outputs: z
    .object({
      json: schemaText.nullish(),
      json_object: z.boolean().nullish(),
      choice: z.array(z.string()).min(1).nullish(),
      regex: unsupported('structured_outputs.regex', value => value === null),
      grammar: unsupported(
        'structured_outputs.grammar',
        value => value === null,
      ),
    })
    .nullish(),
  guided_json: schemaText.nullish(),
};
