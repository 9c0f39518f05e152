import { randomUUID } from 'node:crypto';
import type { Generation, Outcome, Piece, Usage } from '../serving/Generation';
import { ApiError } from './ApiError';
import { EventStream } from './EventStream';
import type { Exchange } from './Exchange';
import { sendJson } from './sendJson';

/** What differs between chat and plain completions in the JSON. */
export interface AnswerShape {
  idPrefix: string;
  object: string;
  chunkObject: string;
  /** Of a choice: sent before the first text; null when there is nothing to say. */
  opening: object | null;
  /** Of a choice: a piece; `first` for the first of a call, `before` the characters sent before it. */
  chunk(piece: Piece, at: { first: boolean; before: number }): object;
  /** Of a choice: sent with the reason it ended for. */
  closing: object;
  /** Of a choice that is sent whole. */
  whole(pieces: readonly Piece[]): object;
}

/** Where an answer goes and how. */
export interface AnswerOptions
  extends Pick<Exchange, 'model' | 'response' | 'signal' | 'decoration'> {
  /** The model or adapter that was asked for, as the answer names it. */
  servedAs: string;
  shape: AnswerShape;
  stream: boolean;
  includeUsage: boolean;
}

/** Generates and answers, at once or as a stream. Throws only before the first byte has left. */
export async function answer(
  generations: readonly Generation[],
  options: AnswerOptions,
) {
  const leave = await options.model.enter(options.signal);
  try {
    await (options.stream ? streamed : whole)(generations, options);
  } finally {
    leave();
  }
}

function envelope({ servedAs, shape }: AnswerOptions, object: string) {
  return {
    id: `${shape.idPrefix}-${randomUUID()}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: servedAs,
  };
}

/** Tokens of several answers to one prompt, which counts once. */
function usageOf(outcomes: readonly Outcome[]): Usage {
  const [{ usage }] = outcomes;
  const completion = outcomes.reduce(
    (sum, outcome) => sum + outcome.usage.completion_tokens,
    0,
  );
  return {
    prompt_tokens: usage.prompt_tokens,
    completion_tokens: completion,
    total_tokens: usage.prompt_tokens + completion,
  };
}

async function whole(
  generations: readonly Generation[],
  options: AnswerOptions,
) {
  const { model, shape, response, signal, decoration } = options;
  const answers = await Promise.all(
    generations.map(one => collect(model.generate(one, signal))),
  );
  sendJson(response, 200, {
    ...envelope(options, shape.object),
    choices: answers.map(({ pieces, outcome }, index) => ({
      index,
      ...shape.whole(pieces),
      finish_reason: outcome.finishReason,
      ...decoration?.choice,
    })),
    usage: usageOf(answers.map(({ outcome }) => outcome)),
    ...decoration?.whole,
  });
}

/** All pieces of an answer and how it ended. */
export async function collect(generated: AsyncGenerator<Piece, Outcome>) {
  const pieces: Piece[] = [];
  for (;;) {
    const step = await generated.next();
    if (step.done) {
      return { pieces, outcome: step.value };
    }
    pieces.push(step.value);
  }
}

async function streamed(
  generations: readonly Generation[],
  options: AnswerOptions,
) {
  const { shape, response, signal, decoration } = options;
  const events = new EventStream(response, signal);
  const base = envelope(options, shape.chunkObject);
  try {
    if (decoration?.opening) {
      await events.send({ ...base, choices: [], ...decoration.opening });
    }
    const outcomes = await together(
      generations.map((generation, index) =>
        streamChoice(generation, options, (choice, finish) =>
          events.send({
            ...base,
            choices: [
              {
                index,
                ...choice,
                finish_reason: finish,
                ...decoration?.choice,
              },
            ],
          }),
        ),
      ),
    );
    if (options.includeUsage) {
      await events.send({ ...base, choices: [], usage: usageOf(outcomes) });
    }
  } catch (error) {
    if (!response.headersSent || signal.aborted) {
      throw error;
    }
    await events.send(ApiError.from(error).toBody());
  }
  await events.end();
}

/** What all give; when one fails only once none writes any more. */
async function together<T>(all: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(all);
  return Promise.all(all);
}

async function streamChoice(
  generation: Generation,
  { model, shape, signal }: AnswerOptions,
  send: (choice: object, finish: string | null) => Promise<void>,
): Promise<Outcome> {
  const pieces = model.generate(generation, signal);
  const begun = new Set<string>();
  let before = 0;
  try {
    if (shape.opening) {
      await send(shape.opening, null);
    }
    for (;;) {
      const step = await pieces.next();
      if (step.done) {
        await send(shape.closing, step.value.finishReason);
        return step.value;
      }
      const { call } = step.value;
      const first = call !== undefined && !begun.has(call.id);
      if (call) {
        begun.add(call.id);
      }
      await send(shape.chunk(step.value, { first, before }), null);
      before += step.value.text.length;
    }
  } finally {
    await pieces.return(undefined as never);
  }
}
