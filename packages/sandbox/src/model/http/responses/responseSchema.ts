import { z } from 'zod';
import { samplingFields } from '../samplingFields';

const inputText = z.object({
  type: z.enum(['input_text', 'output_text', 'text']),
  text: z.string(),
});
const inputImage = z.object({
  type: z.literal('input_image'),
  image_url: z.string(),
});

const messageItem = z.object({
  type: z.literal('message').default('message'),
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.union([z.string(), z.array(z.union([inputText, inputImage]))]),
});
const callItem = z.object({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
});
const resultItem = z.object({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
});

const { model, stream, temperature, top_p, seed } = samplingFields;

export const responseRequestSchema = z.object({
  model,
  stream,
  temperature,
  top_p,
  seed,
  input: z.union([
    z.string(),
    z.array(z.union([messageItem, callItem, resultItem])).min(1),
  ]),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  tools: z
    .array(
      z.object({
        type: z.literal('function'),
        name: z.string(),
        description: z.string().nullish(),
        parameters: z.looseObject({}).nullish(),
      }),
    )
    .nullish(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.object({ type: z.literal('function'), name: z.string() }),
    ])
    .nullish(),
  text: z
    .object({
      format: z
        .discriminatedUnion('type', [
          z.object({ type: z.literal('text') }),
          z.object({ type: z.literal('json_object') }),
          z.object({
            type: z.literal('json_schema'),
            name: z.string(),
            schema: z.looseObject({}),
          }),
        ])
        .nullish(),
    })
    .nullish(),
  previous_response_id: z
    .null({ error: 'is not kept: send the whole conversation as input' })
    .optional(),
});

export type ResponseRequest = z.infer<typeof responseRequestSchema>;
export type InputItem = Exclude<ResponseRequest['input'], string>[number];
