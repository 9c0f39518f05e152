import type { Prompt, SamplingOptions, TextEngine } from '../engine/TextEngine';
import { AdmissionQueue, QueueFullError } from './AdmissionQueue';
import type { Clock } from './Clock';
import { Pacer, type Pace } from './Pacer';
import { ServingMetrics, type FinishedReason } from './ServingMetrics';
import { StopFilter } from './StopFilter';

/** A request for text, checked and with every default filled in. */
export interface Generation {
  prompt: Prompt;
  promptTokens: number;
  maxTokens: number;
  stop: readonly string[];
  sampling: SamplingOptions;
}

/** Tokens of a request, as `/tokenize` counts them. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** How a generation ended. */
export interface Outcome {
  finishReason: 'stop' | 'length';
  usage: Usage;
}

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

  /** Yields text as it is generated and returns how it ended. Throws the signal's reason when it fires. */
  async *generate(
    request: Generation,
    signal: AbortSignal,
  ): AsyncGenerator<string, Outcome> {
    const startedAt = this.options.clock.now();
    let reason: FinishedReason = 'abort';
    let text = '';
    let tokens = 0;
    this.metrics.promptTokens += request.promptTokens;
    try {
      const filter = new StopFilter(request.stop);
      const pacer = new Pacer(this.options.clock, this.options.pace);
      let finishReason: Outcome['finishReason'] = 'stop';
      for await (const piece of this.engine.generate(
        request.prompt,
        request.sampling,
        signal,
      )) {
        await pacer.nextToken(signal);
        signal.throwIfAborted();
        tokens += 1;
        if (tokens === 1) {
          this.metrics.firstToken.observe(this.#secondsSince(startedAt));
        }
        this.metrics.generationTokens += 1;
        const ready = filter.push(piece);
        if (ready.text) {
          text += ready.text;
          yield ready.text;
        }
        if (ready.stopped) {
          break;
        }
        if (tokens >= request.maxTokens) {
          finishReason = 'length';
          break;
        }
      }
      signal.throwIfAborted();
      const rest = filter.flush();
      if (rest) {
        text += rest;
        yield rest;
      }
      reason = finishReason;
      return { finishReason, usage: await this.#usage(request, text) };
    } catch (error) {
      reason = signal.aborted ? 'abort' : 'error';
      throw error;
    } finally {
      this.metrics.finished(reason);
      this.metrics.request.observe(this.#secondsSince(startedAt));
    }
  }

  renderMetrics(): string {
    return this.metrics.render(this.name, this.#queue);
  }

  #secondsSince(startedAt: number): number {
    return (this.options.clock.now() - startedAt) / 1000;
  }

  async #usage(request: Generation, text: string): Promise<Usage> {
    const completion = await this.engine.tokenize({ kind: 'text', text });
    return {
      prompt_tokens: request.promptTokens,
      completion_tokens: completion.length,
      total_tokens: request.promptTokens + completion.length,
    };
  }
}
