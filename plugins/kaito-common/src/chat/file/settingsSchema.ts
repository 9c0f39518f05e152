import { z } from 'zod';

const MAX_TEXT = 200_000;

const text = z.string().max(MAX_TEXT);
const number = (minimum: number, maximum: number) =>
  z.number().min(minimum).max(maximum).nullable().default(null);
const whole = (minimum: number, maximum: number) =>
  z.number().int().min(minimum).max(maximum).nullable().default(null);

/** A tool a model may call; `parameters` is the text of a JSON schema, empty for none. */
const toolDefinitionSchema = z.object({
  name: z.string().max(64),
  description: text,
  parameters: text,
});

/** What a person may set for a conversation; null leaves the choice to the model. */
export const settingsSchema = z.object({
  mode: z.enum(['chat', 'completion']).default('chat'),
  systemPrompt: text.default(''),
  temperature: number(0, 2),
  topP: number(0, 1),
  /** -1: all of them. */
  topK: whole(-1, 1_000_000),
  maxTokens: whole(1, 10_000_000),
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  presencePenalty: number(-2, 2),
  frequencyPenalty: number(-2, 2),
  repetitionPenalty: number(0.01, 10),
  /** Texts at which the answer ends. */
  stop: z.array(z.string().max(1000)).max(16).default([]),
  json: z
    .object({ on: z.boolean(), schema: text })
    .default({ on: false, schema: '' }),
  tools: z.array(toolDefinitionSchema).max(32).default([]),
  toolChoice: z.enum(['auto', 'none', 'required']).default('auto'),
  logprobs: z.boolean().default(false),
});

export type ConversationSettings = z.output<typeof settingsSchema>;
export type ToolDefinition = z.output<typeof toolDefinitionSchema>;
