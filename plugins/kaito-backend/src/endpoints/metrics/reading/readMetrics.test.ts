import fc from 'fast-check';
import { vllmText } from '../__testUtils__/vllmText';
import { readMetrics } from './readMetrics';

const FIGURES = {
  running: 3,
  waiting: 1,
  prompt: 100,
  generation: 2000,
  ended: 12,
  cache: 0.25,
  startedAt: 1_700_000_000.5,
  firstToken: { '0.1': 4, '+Inf': 5 },
  interToken: { '0.025': 90, '+Inf': 100 },
};

describe('readMetrics', () => {
  it.each(['old', 'new'] as const)('reads vLLM in %s names', release => {
    expect(readMetrics(vllmText(FIGURES, release))).toEqual({
      kind: 'vllm',
      reading: {
        running: 3,
        waiting: 1,
        promptTokens: 100,
        generationTokens: 2000,
        ended: 12,
        kvCacheUsage: 0.25,
        firstToken: new Map([
          [0.1, 4],
          [Infinity, 5],
        ]),
        interToken: new Map([
          [0.025, 90],
          [Infinity, 100],
        ]),
        startedAt: 1_700_000_000_500,
      },
    });
  });

  it('takes the new name where a release tells both', () => {
    const both = `${vllmText(FIGURES, 'old')}${vllmText(
      { cache: 0.5, interToken: { '1': 1, '+Inf': 1 } },
      'new',
    )}`;
    expect(readMetrics(both)).toMatchObject({
      reading: {
        kvCacheUsage: 0.5,
        interToken: new Map([
          [1, 1],
          [Infinity, 1],
        ]),
      },
    });
  });

  it('takes engines of one server together: sums, and the mean use of caches', () => {
    const text = [
      'vllm:num_requests_running{engine="0"} 2',
      'vllm:num_requests_running{engine="1"} 3',
      'vllm:kv_cache_usage_perc{engine="0"} 0.2',
      'vllm:kv_cache_usage_perc{engine="1"} 0.6',
      'vllm:time_to_first_token_seconds_bucket{engine="0",le="+Inf"} 2',
      'vllm:time_to_first_token_seconds_bucket{engine="1",le="+Inf"} 5',
    ].join('\n');
    expect(readMetrics(text)).toMatchObject({
      reading: {
        running: 5,
        waiting: null,
        kvCacheUsage: 0.4,
        firstToken: new Map([[Infinity, 7]]),
        interToken: null,
      },
    });
  });

  it('takes no figure that cannot be', () => {
    const text =
      'vllm:num_requests_running NaN\nvllm:generation_tokens_total -4\nvllm:num_requests_waiting 1';
    expect(readMetrics(text)).toMatchObject({
      reading: { running: null, generationTokens: null, waiting: 1 },
    });
  });

  it('tells that weights are on their way', () => {
    const remaining = (seconds: number) =>
      readMetrics(`kaito_model_download_remaining_seconds ${seconds}`);
    expect(remaining(90.5)).toEqual({ kind: 'loading', seconds: 90.5 });
    expect(remaining(-1)).toEqual({ kind: 'loading', seconds: null });
    expect(remaining(0)).toEqual({ kind: 'none' });
  });

  it("reads the transformers runtime's JSON", () => {
    const gpu = {
      id: 'GPU-1',
      name: 'NVIDIA A100 80GB PCIe',
      load: '25.00%',
      temperature: '55 C',
      memory: { used: '31.50 GB', total: '80.00 GB' },
    };
    const text = JSON.stringify({
      gpu_info: [gpu, { name: 'odd', load: 'much', memory: null }],
      cpu_info: null,
    });
    expect(readMetrics(text)).toEqual({
      kind: 'transformers',
      gpus: [
        {
          name: 'NVIDIA A100 80GB PCIe',
          memoryUsedGiB: 31.5,
          memoryTotalGiB: 80,
          load: 0.25,
        },
        { name: 'odd', memoryUsedGiB: null, memoryTotalGiB: null, load: null },
      ],
    });
    expect(
      readMetrics('{"gpu_info":null,"cpu_info":{"load_percentage":20}}'),
    ).toEqual({ kind: 'transformers', gpus: [] });
  });

  it.each(['', '{}', '{"gpu_info":5}', '{', '<html></html>', 'up 1'])(
    'finds nothing in %j',
    text => expect(readMetrics(text)).toEqual({ kind: 'none' }),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        expect(readMetrics(text)).toBeDefined();
      }),
    );
  });
});
