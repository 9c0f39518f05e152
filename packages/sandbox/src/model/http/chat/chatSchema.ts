import { z } from 'zod';
import { samplingFields } from '../samplingFields';
import { messageSchema } from './messageSchema';

/** vLLM's default for what a server tells at most. */
const MAX_LOGPROBS = 20;

const tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z
      .string()
      .regex(/^[a-zA-Z0-9_.-]{1,64}$/, 'is no name of a function'),
    description: z.string().nullish(),
    parameters: z.looseObject({}).nullish(),
  }),
});

export const chatRequestSchema = z.object({
  ...samplingFields,
  messages: z.array(messageSchema).min(1),
  max_completion_tokens: z.int().min(1).nullish(),
  tools: z.array(tool).nullish(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.object({
        type: z.literal('function'),
        function: z.object({ name: z.string() }),
      }),
    ])
    .nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('text') }),
      z.object({ type: z.literal('json_object') }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({
          name: z.string().nullish(),
          schema: z.looseObject({}),
        }),
      }),
    ])
    .nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z
    .int()
    .min(0)
    .max(MAX_LOGPROBS, `the most this server tells is ${MAX_LOGPROBS}`)
    .nullish(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
export type Tool = z.infer<typeof tool>;
