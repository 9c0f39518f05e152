import { z } from 'zod';
import { settingsSchema } from './settingsSchema';

/** Bounds of what is read, far beyond what a person writes. */
const text = z.string().max(20_000_000);
const id = z.string().regex(/^[A-Za-z0-9~_.:-]{1,128}$/, 'is not an id');
const instant = z.number().nonnegative();
const nullableNumber = z.number().nullable();

/** Pictures are part of the conversation. An address elsewhere would tell its owner who reads it. */
const image = z
  .string()
  .max(15_000_000)
  .regex(
    /^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/,
    'must be a picture as a data URL',
  );

const turnShape = { id, parent: id.nullable(), at: instant };

const userTurn = z.object({
  ...turnShape,
  role: z.literal('user'),
  askId: id,
  text,
  images: z.array(image).max(16),
});

const toolTurn = z.object({
  ...turnShape,
  role: z.literal('tool'),
  results: z
    .array(z.object({ callId: z.string(), name: z.string(), content: text }))
    .max(128),
});

const trace = z.object({
  sentAt: z.number(),
  firstTokenAt: nullableNumber,
  lastTokenAt: nullableNumber,
  endedAt: nullableNumber,
  pieces: z.number().int().nonnegative(),
  usage: z
    .object({ promptTokens: z.number(), completionTokens: z.number() })
    .nullable(),
});

// JSON has no infinity, which is how improbable some tokens are.
const logprob = nullableNumber.transform(
  value => value ?? Number.NEGATIVE_INFINITY,
);

const answerTurn = z.object({
  ...turnShape,
  role: z.literal('assistant'),
  parent: id,
  endpointId: z.string().max(512),
  model: z.string().max(512),
  state: z.enum([
    'waiting',
    'reconnecting',
    'streaming',
    'complete',
    'stopped',
    'failed',
  ]),
  text,
  reasoning: text,
  toolCalls: z
    .array(
      z.object({
        id: z.string(),
        type: z.literal('function'),
        function: z.object({ name: z.string(), arguments: text }),
      }),
    )
    .max(128),
  logprobs: z.array(
    z.object({
      token: z.string(),
      logprob,
      top: z.array(z.object({ token: z.string(), logprob })).max(64),
    }),
  ),
  problem: z
    .object({
      message: text,
      code: z.string().nullable(),
      nextStep: z.string().nullable(),
      retryAt: nullableNumber,
    })
    .nullable(),
  finishReason: z.string().nullable(),
  trace,
  sent: z.object({
    call: z.enum(['chat', 'completions']),
    system: text,
    // Shown and sent again as it is; the gateway looks at what it passes on.
    parameters: z.record(z.string(), z.unknown()),
  }),
});

const turn = z.discriminatedUnion('role', [userTurn, toolTurn, answerTurn]);

/** A conversation as it is written: lists in place of maps. */
export const conversationSchema = z.object({
  id,
  title: z.string().max(300).nullable(),
  createdAt: instant,
  changedAt: instant,
  settings: settingsSchema,
  panes: z
    .array(
      z.object({
        id,
        endpointId: z.string().max(512).nullable(),
        model: z.string().max(512).nullable(),
        closed: z.boolean(),
        turns: z.array(turn).max(20_000),
        chosen: z.array(z.tuple([z.string().max(128), id])).max(20_000),
      }),
    )
    .min(1)
    .max(32),
});

export type WrittenConversation = z.input<typeof conversationSchema>;
export type ReadConversation = z.output<typeof conversationSchema>;
