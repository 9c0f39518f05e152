import { z } from 'zod';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
const imagePart = z.object({
  type: z.literal('image_url'),
  image_url: z.object({ url: z.string(), detail: z.string().nullish() }),
});

/** Content of a message: text, or parts. */
const content = z.union([
  z.string(),
  z.array(z.discriminatedUnion('type', [textPart, imagePart])),
]);

const toolCall = z.object({
  id: z.string(),
  type: z.literal('function').default('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

/** A message of a conversation, as OpenAI has them. */
export const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer', 'user']), content }),
  z
    .object({
      role: z.literal('assistant'),
      content: content.nullish(),
      tool_calls: z.array(toolCall).nullish(),
    })
    .refine(message => message.content || message.tool_calls?.length, {
      error: 'either content or tool_calls is needed',
      path: ['content'],
    }),
  z.object({ role: z.literal('tool'), content, tool_call_id: z.string() }),
]);

export type Message = z.infer<typeof messageSchema>;
export type ImagePart = z.infer<typeof imagePart>;
