import { Histogram } from './Histogram';

/** Why a request ended, in vLLM's words. */
export type FinishedReason = 'stop' | 'length' | 'abort' | 'error';

const FIRST_TOKEN_BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const TOKEN_BOUNDS = [
  0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5,
];
const REQUEST_BOUNDS = [0.3, 0.5, 1, 2, 5, 10, 20, 30, 60, 120];

/** What one served model has done, under the names that vLLM and KAITO use. */
export class ServingMetrics {
  promptTokens = 0;
  generationTokens = 0;
  rejected = 0;
  /** Tokens of the requests that are being answered, prompts and answers together. */
  heldTokens = 0;
  readonly firstToken = new Histogram(FIRST_TOKEN_BOUNDS);
  /** Between one token and the next of the same answer. */
  readonly betweenTokens = new Histogram(TOKEN_BOUNDS);
  readonly request = new Histogram(REQUEST_BOUNDS);
  readonly #finished: Record<FinishedReason, number> = {
    stop: 0,
    length: 0,
    abort: 0,
    error: 0,
  };

  finished(reason: FinishedReason) {
    this.#finished[reason] += 1;
  }

  /** Prometheus text. `room`: tokens that all requests may hold which run at a time. */
  render(
    servedModel: string,
    queue: { running: number; waiting: number },
    room: number,
  ): string {
    const labels = `engine="0",model_name="${servedModel}"`;
    const single = (
      name: string,
      type: string,
      help: string,
      value: number,
    ) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      `${name}{${labels}} ${value}`,
    ];
    const histogram = (name: string, help: string, data: Histogram) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} histogram`,
      ...data.render(name, labels),
    ];
    const lines = [
      ...single(
        'vllm:num_requests_running',
        'gauge',
        'Requests being answered.',
        queue.running,
      ),
      ...single(
        'vllm:num_requests_waiting',
        'gauge',
        'Requests waiting for their turn.',
        queue.waiting,
      ),
      ...single(
        'vllm:kv_cache_usage_perc',
        'gauge',
        'Share of the tokens that running requests could hold. 1 is all of them.',
        this.heldTokens / room,
      ),
      ...single(
        'vllm:prompt_tokens_total',
        'counter',
        'Tokens of prompts read.',
        this.promptTokens,
      ),
      ...single(
        'vllm:generation_tokens_total',
        'counter',
        'Tokens generated.',
        this.generationTokens,
      ),
      '# HELP vllm:request_success_total Requests that ended, by reason.',
      '# TYPE vllm:request_success_total counter',
      ...Object.entries(this.#finished).map(
        ([reason, count]) =>
          `vllm:request_success_total{${labels},finished_reason="${reason}"} ${count}`,
      ),
      ...histogram(
        'vllm:time_to_first_token_seconds',
        'Time from arrival to the first token.',
        this.firstToken,
      ),
      ...histogram(
        'vllm:inter_token_latency_seconds',
        'Time from one token to the next.',
        this.betweenTokens,
      ),
      ...histogram(
        'vllm:e2e_request_latency_seconds',
        'Time from arrival to the last token.',
        this.request,
      ),
      ...single(
        'kaito_ratelimit_rejected_total',
        'counter',
        'Requests refused because the queue was full.',
        this.rejected,
      ),
      ...single(
        'kaito_model_download_remaining_seconds',
        'gauge',
        'Seconds until the weights are there; 0 when they are.',
        0,
      ),
    ];
    return `${lines.join('\n')}\n`;
  }
}
