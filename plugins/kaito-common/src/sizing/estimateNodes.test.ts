import fc from 'fast-check';
import { findModel } from '../models';
import { findSku } from '../skus';
import { estimateNodes } from './estimateNodes';

const GIB = 2 ** 30;

function estimate(model: string, sku: string, contextTokens?: number) {
  return estimateNodes({
    model: findModel(model)!,
    gpus: findSku(sku)!,
    contextTokens,
  });
}

describe('estimateNodes agrees with KAITO', () => {
  it.each([
    ['phi-4-mini-instruct', 'Standard_NV36ads_A10_v5', undefined, 1, 1],
    ['qwen2.5-coder-32b-instruct', 'Standard_NC24ads_A100_v4', undefined, 2, 2],
    ['llama-3.3-70b-instruct', 'Standard_NC48ads_A100_v4', undefined, 3, 2],
    ['llama-3.3-70b-instruct', 'Standard_NC96ads_A100_v4', undefined, 3, 1],
    ['gpt-oss-120b', 'Standard_NC24ads_A100_v4', undefined, 3, 3],
    ['deepseek-r1-0528', 'Standard_NC80adis_H100_v5', undefined, 9, 5],
    ['deepseek-r1-0528', 'Standard_ND96isr_H200_v5', undefined, 6, 1],
    ['llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5', undefined, 1, 1],
    ['llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5', 16384, 2, 2],
    ['llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5', 131072, 9, 9],
  ])('%s on %s with context %s', (model, sku, context, minGpus, nodes) => {
    expect(estimate(model, sku, context)).toMatchObject({
      fits: true,
      minGpus,
      nodes,
    });
  });

  it.each([
    ['phi-4-mini-instruct', 'Standard_NV36ads_A10_v5', 7.293, 20.16, 2.55],
    [
      'qwen2.5-coder-32b-instruct',
      'Standard_NC24ads_A100_v4',
      62.251,
      67.2,
      2.8,
    ],
    ['deepseek-r1-0528', 'Standard_NC80adis_H100_v5', 654.126, 78.96, 2.367],
  ])('explains %s on %s', (model, sku, loaded, available, fixed) => {
    const { explain } = estimate(model, sku);
    expect(explain.loadedBytes / GIB).toBeCloseTo(loaded, 2);
    expect(explain.availableBytes / GIB).toBeCloseTo(available, 2);
    expect(explain.fixedBytes / GIB).toBeCloseTo(fixed, 2);
  });

  it('refuses a MIG slice that the model would outgrow', () => {
    const model = findModel('phi-4-mini-instruct')!;
    const slice = (memoryTotalGiB: number) =>
      estimateNodes({
        model,
        gpus: { gpuCount: 1, memoryTotalGiB },
        singleNode: true,
      });
    expect(slice(12)).toMatchObject({
      fits: false,
      reason: expect.stringContaining('2 GPUs'),
    });
    expect(slice(20)).toMatchObject({ fits: true, nodes: 1 });
  });

  it('refuses a GPU that the overhead alone fills', () => {
    expect(
      estimateNodes({
        model: findModel('phi-4')!,
        gpus: { gpuCount: 1, memoryTotalGiB: 2 },
      }),
    ).toMatchObject({ fits: false, explain: { usableBytes: 0 } });
  });

  it.each([undefined, 0, -5, Number.NaN])(
    'reserves for 2048 tokens where %s are asked for',
    contextTokens => {
      expect(
        estimate('phi-4', 'Standard_NC24ads_A100_v4', contextTokens).explain,
      ).toMatchObject({ contextTokens: 2048 });
    },
  );

  it.each([0, -1, 1.5, Number.NaN])('throws on %s GPUs', gpuCount => {
    expect(() =>
      estimateNodes({
        model: findModel('phi-4')!,
        gpus: { gpuCount, memoryTotalGiB: 80 },
      }),
    ).toThrow(RangeError);
  });
});

describe('estimateNodes as arithmetic', () => {
  const model = fc.record({
    weightsGiB: fc.double({ min: 0.1, max: 900, noNaN: true }),
    kvBytesPerToken: fc.integer({ min: 1024, max: 1_000_000 }),
  });
  const gpuCount = fc.constantFrom(1, 2, 4, 8);
  const memory = fc.integer({ min: 1, max: 1200 });
  const context = fc.integer({ min: 1, max: 262_144 });

  it('never needs more GPUs when each has more memory', () => {
    const property = fc.property(
      model,
      gpuCount,
      memory,
      memory,
      context,
      (m, n, a, b, contextTokens) => {
        const run = (memoryTotalGiB: number) =>
          estimateNodes({
            model: m,
            gpus: { gpuCount: n, memoryTotalGiB },
            contextTokens,
          });
        const less = run(Math.min(a, b));
        const more = run(Math.max(a, b));
        return !less.fits || (more.fits && more.minGpus <= less.minGpus);
      },
    );
    expect(() => fc.assert(property)).not.toThrow();
  });

  it('plans GPUs enough for the loaded weights, on as few nodes as hold them', () => {
    const property = fc.property(
      model,
      gpuCount,
      memory,
      (m, n, memoryTotalGiB) => {
        const result = estimateNodes({
          model: m,
          gpus: { gpuCount: n, memoryTotalGiB },
        });
        if (!result.fits) {
          return true;
        }
        const { minGpus, nodes, explain } = result;
        return (
          minGpus * explain.usableBytes >= explain.loadedBytes * (1 - 1e-9) &&
          nodes * n >= minGpus &&
          (nodes - 1) * n < minGpus
        );
      },
    );
    expect(() => fc.assert(property)).not.toThrow();
  });
});
