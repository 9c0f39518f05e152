import type { EndpointCallName } from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';

/** How a stream of events ends when it is complete. */
export type StreamEnd =
  /** With `data: [DONE]`. */
  | 'done'
  /** With an event whose type says so, as `response.completed`. */
  | 'typed'
  /** Nobody says. */
  | 'open';

/** What the gateway needs to know of a call. */
export interface CallRule {
  body: 'none' | 'json' | 'form';
  /** What a JSON body must have; whatever else is in it is the model's to judge. */
  shape: z.ZodType<{ model?: string | null; stream?: boolean | null }>;
  streamEnd: StreamEnd;
}

const text = z.string().min(1);
const common = {
  model: text.nullish(),
  stream: z.boolean().nullish(),
};
const shapeOf = (fields: z.ZodRawShape = {}) =>
  z.looseObject({ ...common, ...fields }) as CallRule['shape'];

const NEEDED = 'text, or a list that is not empty, is needed';
const some = z.union([text, z.array(z.unknown()).min(1, NEEDED)], {
  error: NEEDED,
});

const json = (shape: CallRule['shape'], streamEnd: StreamEnd = 'done') =>
  ({ body: 'json', shape, streamEnd } as const);
const get = { body: 'none', shape: shapeOf(), streamEnd: 'open' } as const;

/** Every call that passes. */
export const CALL_RULES: Record<EndpointCallName, CallRule> = {
  health: get,
  models: get,
  chat: json(
    shapeOf({
      messages: z
        .array(z.looseObject({ role: text }))
        .min(1, 'at least one message is needed'),
    }),
  ),
  completions: json(shapeOf({ prompt: some })),
  responses: json(shapeOf({ input: some.nullish() }), 'typed'),
  embeddings: json(shapeOf({ input: some })),
  rerank: json(
    shapeOf({
      query: z.unknown(),
      documents: z.unknown(),
    }),
  ),
  score: json(shapeOf()),
  tokenize: json(shapeOf()),
  detokenize: json(shapeOf({ tokens: z.array(z.number()) })),
  transcriptions: { body: 'form', shape: shapeOf(), streamEnd: 'typed' },
};
