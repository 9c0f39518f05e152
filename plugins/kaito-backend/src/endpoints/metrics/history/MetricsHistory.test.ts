import { vllmText, type VllmFigures } from '../__testUtils__/vllmText';
import { readMetrics } from '../reading/readMetrics';
import type { Scrape } from '../reading/Reading';
import { MetricsHistory } from './MetricsHistory';

const START = Date.UTC(2026, 0, 1);
const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const vllm = (figures: VllmFigures) => readMetrics(vllmText(figures));
const failed: Scrape = { kind: 'failed', reason: 'phi refuses connections.' };

function setup() {
  const history = new MetricsHistory();
  return {
    /** One look at so many seconds from the start, at each replica. */
    look(seconds: number, ...scrapes: Scrape[]) {
      history.add(
        'phi',
        START + seconds * 1000,
        scrapes.map((scrape, index) => ({ key: `replica-${index}`, scrape })),
      );
      return history.at(START + seconds * 1000);
    },
    at: (seconds: number) => history.at(START + seconds * 1000),
  };
}

describe('MetricsHistory', () => {
  it('tells gauges from the first look, and rates from the second', () => {
    const { look } = setup();
    const first = look(0, vllm({ running: 2, generation: 1000, cache: 0.5 }));
    expect(first).toMatchObject({ state: 'measured', reason: null });
    expect(first.samples).toEqual([
      {
        at: iso(0),
        running: 2,
        waiting: 0,
        promptTokensPerSecond: null,
        generationTokensPerSecond: null,
        kvCacheUsage: 0.5,
      },
    ]);
    const { samples } = look(5, vllm({ prompt: 50, generation: 1200 }));
    expect(samples[1]).toMatchObject({
      promptTokensPerSecond: 10,
      generationTokensPerSecond: 40,
      kvCacheUsage: null,
    });
  });

  it('takes no rate from a counter that began anew, and goes on from there', () => {
    const { look } = setup();
    look(0, vllm({ generation: 1000 }));
    expect(look(5, vllm({ generation: 30 })).samples[1]).toMatchObject({
      generationTokensPerSecond: null,
    });
    expect(look(10, vllm({ generation: 80 })).samples[2]).toMatchObject({
      generationTokensPerSecond: 10,
    });
  });

  it('knows a restart by when the process began, whatever the counters say', () => {
    const { look } = setup();
    look(0, vllm({ generation: 10, startedAt: 1_000 }));
    const { samples } = look(5, vllm({ generation: 500, startedAt: 2_000 }));
    expect(samples[1].generationTokensPerSecond).toBeNull();
  });

  it('takes no mean over a time in which nobody looked', () => {
    const { look } = setup();
    look(0, vllm({ generation: 0, firstToken: { '1': 0, '+Inf': 0 } }));
    const late = look(
      3_600,
      vllm({ generation: 36_000, firstToken: { '1': 9, '+Inf': 9 } }),
    );
    expect(late.samples).toHaveLength(1);
    expect(late.samples[0].generationTokensPerSecond).toBeNull();
    expect(late.timeToFirstToken.p50).toBeNull();
  });

  it('draws percentiles over the window, not over the life', () => {
    const { look } = setup();
    const life = { '0.1': 1_000_000, '1': 1_000_000, '+Inf': 1_000_000 };
    const none = { p50: null, p95: null, p99: null };
    expect(look(0, vllm({ firstToken: life })).timeToFirstToken).toEqual(none);
    const slow = { '0.1': 1_000_000, '1': 1_000_010, '+Inf': 1_000_010 };
    const now = look(5, vllm({ firstToken: slow }));
    expect(now.timeToFirstToken.p50).toBeCloseTo(0.55);
    expect(now.interTokenLatency).toEqual(none);
    for (let seconds = 10; seconds <= 305; seconds += 5) {
      look(seconds, vllm({ firstToken: slow }));
    }
    const later = look(306, vllm({ firstToken: slow }));
    expect(later.timeToFirstToken).toEqual(none);
    expect(later.windowSeconds).toBe(300);
  });

  it('sums replicas, takes the mean use of their caches, and says how many answered', () => {
    const { look } = setup();
    look(0, vllm({ generation: 0, cache: 0.2 }), vllm({ generation: 0 }));
    const both = look(
      5,
      vllm({ running: 1, generation: 50, cache: 0.2 }),
      vllm({ running: 2, generation: 100, cache: 0.6 }),
    );
    expect(both).toMatchObject({ replicas: { ready: 2, answered: 2 } });
    expect(both.samples[1]).toMatchObject({
      running: 3,
      generationTokensPerSecond: 30,
      kvCacheUsage: 0.4,
    });
    expect(look(10, vllm({ running: 1 }), failed)).toMatchObject({
      state: 'measured',
      reason: '1 of 2 replicas did not tell: phi refuses connections.',
      replicas: { ready: 2, answered: 1 },
      idleSince: null,
    });
  });

  it('keeps what it knew while it does not answer, and adds nothing', () => {
    const { look } = setup();
    look(0, vllm({ running: 1 }));
    const now = look(5, failed);
    expect(now).toMatchObject({
      state: 'unreachable',
      reason: 'phi refuses connections.',
      replicas: { ready: 1, answered: 0 },
    });
    expect(now.samples.map(({ at }) => at)).toEqual([iso(0)]);
  });

  it.each([
    ['not-offered', { kind: 'none' }, /no metrics that the portal knows/],
    ['not-checked', { kind: 'loading', seconds: 90.4 }, /about 91 s more/],
    ['not-checked', { kind: 'loading', seconds: null }, /its weights\.$/],
  ] as const)('says %s of %j', (state, scrape, words) => {
    expect(setup().look(0, scrape)).toMatchObject({
      state,
      reason: expect.stringMatching(words),
      samples: [],
    });
  });

  it('tells the GPUs of transformers, and no more', () => {
    const gpu = { name: 'A100', memoryUsedGiB: 1, memoryTotalGiB: 80, load: 0 };
    expect(
      setup().look(0, { kind: 'transformers', gpus: [gpu] }),
    ).toMatchObject({
      state: 'measured',
      gpus: [gpu],
      samples: [],
      idleSince: null,
    });
  });

  it('keeps a quarter of an hour', () => {
    const { look, at } = setup();
    for (let seconds = 0; seconds <= 1_000; seconds += 10) {
      look(seconds, vllm({}));
    }
    expect(at(1_000).samples[0].at).toBe(iso(100));
    expect(at(1_901).samples).toEqual([]);
  });

  it('does not pass off an old state as the present one', () => {
    const { look, at } = setup();
    look(0, vllm({}));
    expect(at(29)).toMatchObject({ state: 'measured' });
    expect(at(120)).toMatchObject({ state: 'not-checked', idleSince: null });
    expect(at(120).samples).toHaveLength(1);
  });
});

describe('idle detection', () => {
  const idle = (figures: VllmFigures = {}) =>
    vllm({ prompt: 10, generation: 100, ...figures });

  it('says "at least" of what was idle when it first looked', () => {
    const { look } = setup();
    look(0, idle());
    expect(look(5, idle())).toMatchObject({
      idleSince: iso(0),
      idleAtLeast: true,
    });
  });

  it('knows from the start of a process that has counted nothing', () => {
    const startedAt = START / 1000 - 7_200;
    expect(setup().look(0, vllm({ startedAt }))).toMatchObject({
      idleSince: iso(-7_200),
      idleAtLeast: false,
    });
  });

  it('knows when work ended while it looked', () => {
    const { look } = setup();
    look(0, idle());
    expect(look(5, idle({ running: 1 })).idleSince).toBeNull();
    expect(look(10, idle({ waiting: 1 })).idleSince).toBeNull();
    look(15, idle({ generation: 200 }));
    expect(look(20, idle({ generation: 200 }))).toMatchObject({
      idleSince: iso(15),
      idleAtLeast: false,
    });
  });

  it('sees by the counters what came and went between two looks', () => {
    const { look } = setup();
    look(0, idle());
    expect(look(5, idle({ prompt: 11 }))).toMatchObject({
      idleSince: iso(5),
      idleAtLeast: false,
    });
  });

  it('sees by the counters that nothing came while nobody looked', () => {
    const { look } = setup();
    look(0, idle());
    expect(look(10_800, idle())).toMatchObject({
      idleSince: iso(0),
      idleAtLeast: true,
    });
    expect(look(20_000, idle({ generation: 101 }))).toMatchObject({
      idleSince: iso(20_000),
      idleAtLeast: true,
    });
  });

  it('counts replicas together, since the last of them is idle', () => {
    const { look } = setup();
    look(0, idle(), idle({ running: 1 }));
    look(5, idle(), idle());
    expect(look(10, idle(), idle())).toMatchObject({
      idleSince: iso(5),
      idleAtLeast: false,
    });
    expect(look(15, idle(), failed).idleSince).toBeNull();
    expect(look(20, idle(), idle())).toMatchObject({ idleSince: iso(5) });
  });
});
