import type { Buckets } from './buckets';
import type { Series } from './parsePrometheus';
import type { Reading, Scrape } from './Reading';

const RUNNING = 'vllm:num_requests_running';
const WAITING = 'vllm:num_requests_waiting';
const PROMPT = 'vllm:prompt_tokens_total';
const GENERATION = 'vllm:generation_tokens_total';
const ENDED = 'vllm:request_success_total';
const STARTED = 'process_start_time_seconds';
const REMAINING = 'kaito_model_download_remaining_seconds';
/** Names of newer releases before those of older ones. */
const CACHE = ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc'];
const FIRST_TOKEN = ['vllm:time_to_first_token_seconds_bucket'];
const INTER_TOKEN = [
  'vllm:inter_token_latency_seconds_bucket',
  'vllm:time_per_output_token_seconds_bucket',
];

const NAMES = new Set([
  ...[RUNNING, WAITING, PROMPT, GENERATION, ENDED, STARTED, REMAINING],
  ...[...CACHE, ...FIRST_TOKEN, ...INTER_TOKEN],
]);

/** Whether a series is one that {@link readVllm} reads. */
export const isOfVllm = (name: string): boolean => NAMES.has(name);

/** Reads vLLM's metrics, of older and newer releases. Engines and models of one server are taken together. */
export function readVllm(series: readonly Series[]): Scrape {
  const byName = new Map<string, Series[]>();
  for (const one of series) {
    const alike = byName.get(one.name);
    if (alike) {
      alike.push(one);
    } else {
      byName.set(one.name, [one]);
    }
  }
  const valuesOf = (name: string) =>
    (byName.get(name) ?? [])
      .map(({ value }) => value)
      .filter(value => Number.isFinite(value) && value >= 0);
  const sumOf = (name: string) => {
    const values = valuesOf(name);
    return values.length > 0 ? values.reduce((sum, v) => sum + v, 0) : null;
  };
  const firstOf = (names: readonly string[]) =>
    names.find(name => byName.has(name)) ?? names[0];
  const bucketsOf = (names: readonly string[]) =>
    toBuckets(byName.get(firstOf(names)) ?? []);

  const started = valuesOf(STARTED).map(seconds => seconds * 1000);
  const reading: Reading = {
    running: sumOf(RUNNING),
    waiting: sumOf(WAITING),
    promptTokens: sumOf(PROMPT),
    generationTokens: sumOf(GENERATION),
    ended: sumOf(ENDED),
    kvCacheUsage: meanOf(valuesOf(firstOf(CACHE))),
    firstToken: bucketsOf(FIRST_TOKEN),
    interToken: bucketsOf(INTER_TOKEN),
    startedAt: started.length > 0 ? Math.max(...started) : null,
  };
  const { startedAt, ...figures } = reading;
  if (Object.values(figures).some(figure => figure !== null)) {
    return { kind: 'vllm', reading };
  }
  const remaining = byName.get(REMAINING)?.[0]?.value;
  // KAITO: 0 when the weights are there, -1 when it does not know.
  return remaining
    ? { kind: 'loading', seconds: remaining > 0 ? remaining : null }
    : { kind: 'none' };
}

function meanOf(values: readonly number[]): number | null {
  return values.length > 0
    ? Math.min(1, values.reduce((sum, v) => sum + v, 0) / values.length)
    : null;
}

function toBuckets(series: readonly Series[]): Buckets | null {
  const buckets = new Map<number, number>();
  for (const { labels, value } of series) {
    const text = labels.get('le') ?? '';
    const bound = /^\+?inf$/i.test(text) ? Infinity : parseFloat(text);
    if (!Number.isNaN(bound) && Number.isFinite(value) && value >= 0) {
      buckets.set(bound, (buckets.get(bound) ?? 0) + value);
    }
  }
  return buckets.has(Infinity) ? buckets : null;
}
