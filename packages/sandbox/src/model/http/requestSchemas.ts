import { z } from 'zod';
import { ApiError } from './ApiError';

const textPart = z.object({ type: z.literal('text'), text: z.string() });

/** Content of a message: text, or parts of which all are text. */
const content = z.union([
  z.string(),
  z.array(textPart).transform(parts => parts.map(p => p.text).join('')),
]);

const message = z.object({
  role: z
    .enum(['system', 'developer', 'user', 'assistant'])
    .transform(role => (role === 'developer' ? 'system' : role)),
  content,
});

const stop = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().filter(sequence => sequence.length > 0));

/** Refuses an option that would change the answer and that this server cannot honour. */
function unsupported(name: string, harmless: (value: unknown) => boolean) {
  return z
    .unknown()
    .optional()
    .refine(value => value === undefined || harmless(value), {
      error: `${name} is not supported by this server`,
    });
}

const isNull = (value: unknown) => value === null;

const sampling = {
  model: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  seed: z.int().nullish(),
  stop: stop.nullish(),
  n: unsupported('n > 1', value => value === null || value === 1),
};

export const chatRequestSchema = z.object({
  ...sampling,
  messages: z.array(message).min(1),
  max_completion_tokens: z.int().min(1).nullish(),
  tools: unsupported(
    'Tool calling',
    value => value === null || (Array.isArray(value) && value.length === 0),
  ),
  response_format: unsupported(
    'response_format other than text',
    value => value === null || (value as { type?: unknown }).type === 'text',
  ),
  logprobs: unsupported('logprobs', value => !value),
});

export const completionRequestSchema = z.object({
  ...sampling,
  prompt: z.union([
    z.string(),
    z.tuple([z.string()]).transform(([prompt]) => prompt),
  ]),
  echo: unsupported('echo', value => !value),
  suffix: unsupported('suffix', value => !value),
  best_of: unsupported('best_of > 1', value => value === null || value === 1),
  logprobs: unsupported('logprobs', isNull),
});

export const tokenizeRequestSchema = z.union([
  z.object({ model: z.string().nullish(), prompt: z.string() }),
  z.object({ model: z.string().nullish(), messages: z.array(message).min(1) }),
]);

export const detokenizeRequestSchema = z.object({
  model: z.string().nullish(),
  tokens: z.array(z.int().min(0)),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
export type CompletionRequest = z.infer<typeof completionRequestSchema>;

/** Checks a body; the first thing wrong with it becomes a 400 that names the field. */
export function parseBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.infer<T> {
  const result = schema.safeParse(body);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const path = issue.path.join('.');
  throw ApiError.badRequest(
    path ? `${path}: ${issue.message}` : issue.message,
    path || undefined,
  );
}
