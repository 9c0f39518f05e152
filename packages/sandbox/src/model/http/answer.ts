import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Generation, Outcome, ServedModel } from '../serving/ServedModel';
import { ApiError } from './ApiError';
import { EventStream } from './EventStream';
import { sendJson } from './sendJson';

/** What differs between chat and plain completions in the JSON. */
export interface AnswerShape {
  idPrefix: string;
  object: string;
  chunkObject: string;
  /** Sent before the first text; null when there is nothing to say. */
  opening: object | null;
  chunkChoice(text: string): object;
  choice(text: string): object;
}

/** Where an answer goes and how. */
export interface AnswerOptions {
  model: ServedModel;
  shape: AnswerShape;
  stream: boolean;
  includeUsage: boolean;
  response: ServerResponse;
  signal: AbortSignal;
}

/** Generates and answers, at once or as a stream. Throws only before the first byte has left. */
export async function answer(generation: Generation, options: AnswerOptions) {
  const leave = await options.model.enter(options.signal);
  try {
    await (options.stream ? streamed : whole)(generation, options);
  } finally {
    leave();
  }
}

function envelope({ model, shape }: AnswerOptions, object: string) {
  return {
    id: `${shape.idPrefix}-${randomUUID()}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: model.name,
  };
}

async function whole(generation: Generation, options: AnswerOptions) {
  const { model, shape, response, signal } = options;
  const { text, outcome } = await collect(model.generate(generation, signal));
  sendJson(response, 200, {
    ...envelope(options, shape.object),
    choices: [
      {
        index: 0,
        ...shape.choice(text),
        logprobs: null,
        finish_reason: outcome.finishReason,
      },
    ],
    usage: outcome.usage,
  });
}

async function collect(pieces: AsyncGenerator<string, Outcome>) {
  let text = '';
  for (;;) {
    const step = await pieces.next();
    if (step.done) {
      return { text, outcome: step.value };
    }
    text += step.value;
  }
}

async function streamed(generation: Generation, options: AnswerOptions) {
  const { model, shape, response, signal } = options;
  const events = new EventStream(response, signal);
  const base = envelope(options, shape.chunkObject);
  const chunk = (choice: object, finish: string | null) => ({
    ...base,
    choices: [{ index: 0, ...choice, logprobs: null, finish_reason: finish }],
  });
  const pieces = model.generate(generation, signal);
  try {
    if (shape.opening) {
      await events.send(chunk(shape.opening, null));
    }
    for (;;) {
      const step = await pieces.next();
      if (step.done) {
        const { finishReason, usage } = step.value;
        await events.send(chunk(shape.chunkChoice(''), finishReason));
        if (options.includeUsage) {
          await events.send({ ...base, choices: [], usage });
        }
        break;
      }
      await events.send(chunk(shape.chunkChoice(step.value), null));
    }
  } catch (error) {
    if (!response.headersSent || signal.aborted) {
      throw error;
    }
    await events.send(ApiError.from(error).toBody());
  } finally {
    await pieces.return(undefined as never);
  }
  await events.end();
}
