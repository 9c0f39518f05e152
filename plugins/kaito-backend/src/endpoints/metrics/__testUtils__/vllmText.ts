/** Figures of a vLLM server. Buckets are cumulative counts by bound. */
export interface VllmFigures {
  running?: number;
  waiting?: number;
  prompt?: number;
  generation?: number;
  ended?: number;
  cache?: number;
  /** Seconds since the epoch. */
  startedAt?: number;
  firstToken?: Record<string, number>;
  interToken?: Record<string, number>;
}

const CACHE = { old: 'gpu_cache_usage_perc', new: 'kv_cache_usage_perc' };
const INTER_TOKEN = {
  old: 'time_per_output_token_seconds',
  new: 'inter_token_latency_seconds',
};

/** What vLLM's `/metrics` says, in the names of older or newer releases; the newer ones tell engines apart. */
export function vllmText(
  figures: VllmFigures,
  release: 'old' | 'new' = 'new',
): string {
  const labels = `${release === 'new' ? 'engine="0",' : ''}model_name="phi-4"`;
  const one = (name: string, value: number | undefined) =>
    value === undefined ? [] : [`vllm:${name}{${labels}} ${value}`];
  const histogram = (name: string, counts: Record<string, number> = {}) =>
    Object.entries(counts).map(
      ([bound, count]) =>
        `vllm:${name}_bucket{${labels},le="${bound}"} ${count}`,
    );
  return [
    '# HELP vllm:num_requests_running Number of requests in model execution batches.',
    '# TYPE vllm:num_requests_running gauge',
    ...one('num_requests_running', figures.running ?? 0),
    ...one('num_requests_waiting', figures.waiting ?? 0),
    ...one('prompt_tokens_total', figures.prompt ?? 0),
    ...one('generation_tokens_total', figures.generation ?? 0),
    ...one('request_success_total', figures.ended),
    ...one(CACHE[release], figures.cache),
    ...histogram('time_to_first_token_seconds', figures.firstToken),
    ...histogram(INTER_TOKEN[release], figures.interToken),
    'python_gc_objects_collected_total{generation="0"} 1.1e+04',
    ...(figures.startedAt === undefined
      ? []
      : [`process_start_time_seconds ${figures.startedAt}`]),
    '',
  ].join('\n');
}
