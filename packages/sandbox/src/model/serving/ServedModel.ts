import type { TextEngine } from '../engine/TextEngine';
import { AdmissionQueue, QueueFullError } from './AdmissionQueue';
import type { Clock } from './Clock';
import type { Generation, Outcome, Piece, Usage } from './Generation';
import { Pacer, type Pace } from './Pacer';
import { ServingMetrics, type FinishedReason } from './ServingMetrics';
import { PieceFilter } from './PieceFilter';
import { WrittenText } from './WrittenText';
import { tokensOf } from './tokensOf';

/** One model as clients see it: an engine behind a queue, with a pace and metrics. */
export class ServedModel {
  readonly metrics = new ServingMetrics();
  readonly createdAt = new Date();
  readonly #queue: AdmissionQueue;

  constructor(
    readonly name: string,
    readonly engine: TextEngine,
    private readonly options: {
      clock: Clock;
      pace?: Pace;
      limits: { running: number; waiting: number };
    },
  ) {
    this.#queue = new AdmissionQueue(options.limits);
  }

  /** Waits for a place; see {@link AdmissionQueue.enter}. */
  async enter(signal: AbortSignal): Promise<() => void> {
    try {
      return await this.#queue.enter(signal);
    } catch (error) {
      if (error instanceof QueueFullError) {
        this.metrics.rejected += 1;
      }
      throw error;
    }
  }

  /** Yields pieces as they are generated and returns how it ended. Throws the signal's reason when it fires. */
  async *generate(
    request: Generation,
    signal: AbortSignal,
  ): AsyncGenerator<Piece, Outcome> {
    const startedAt = this.options.clock.now();
    let reason: FinishedReason = 'abort';
    const written = new WrittenText();
    let tokens = 0;
    let lastAt = startedAt;
    this.metrics.promptTokens += request.promptTokens;
    this.metrics.heldTokens += request.promptTokens;
    try {
      const filter = new PieceFilter(request.stop);
      const pacer = new Pacer(this.options.clock, this.options.pace);
      let finishReason: Outcome['finishReason'] = request.ending;
      for await (const step of tokensOf(this.engine, request, signal)) {
        if (tokens + step.count > request.maxTokens) {
          finishReason = 'length';
          break;
        }
        for (let count = 0; count < step.count; count += 1) {
          await pacer.nextToken(signal);
        }
        signal.throwIfAborted();
        (tokens === 0
          ? this.metrics.firstToken
          : this.metrics.betweenTokens
        ).observe(this.#secondsSince(lastAt));
        lastAt = this.options.clock.now();
        tokens += step.count;
        this.metrics.generationTokens += step.count;
        this.metrics.heldTokens += step.count;
        const { pieces, stopped } = filter.push(step);
        yield* written.passing(pieces);
        if (stopped) {
          finishReason = 'stop';
          break;
        }
      }
      signal.throwIfAborted();
      yield* written.passing(filter.flush());
      reason = finishReason === 'length' ? 'length' : 'stop';
      return await this.#outcome(finishReason, request, written);
    } catch (error) {
      reason = signal.aborted ? 'abort' : 'error';
      throw error;
    } finally {
      this.metrics.heldTokens -= request.promptTokens + tokens;
      this.metrics.finished(reason);
      this.metrics.request.observe(this.#secondsSince(startedAt));
    }
  }

  renderMetrics(): string {
    const { contextTokens } = this.engine.describe();
    const room = contextTokens * this.options.limits.running;
    return this.metrics.render(this.name, this.#queue, room);
  }

  #secondsSince(startedAt: number): number {
    return (this.options.clock.now() - startedAt) / 1000;
  }

  async #outcome(
    finishReason: Outcome['finishReason'],
    { promptTokens }: Generation,
    written: WrittenText,
  ): Promise<Outcome> {
    const count = async (text: string) =>
      (await this.engine.tokenize({ kind: 'text', text })).length;
    const reasoningTokens = await count(written.reasoning);
    const completion = reasoningTokens + (await count(written.rest));
    const usage: Usage = {
      prompt_tokens: promptTokens,
      completion_tokens: completion,
      total_tokens: promptTokens + completion,
    };
    return { finishReason, usage, reasoningTokens };
  }
}
