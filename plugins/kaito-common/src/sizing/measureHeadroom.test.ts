import fc from 'fast-check';
import { findModel } from '../models';
import { findSku } from '../skus';
import { chooseParallelism } from './chooseParallelism';
import { estimateNodes, type SizingPlan } from './estimateNodes';
import { GIB } from './gib';
import { measureHeadroom } from './measureHeadroom';

function headroom(model: string, sku: string, contextTokens?: number) {
  const plan = estimateNodes({
    model: findModel(model)!,
    gpus: findSku(sku)!,
    contextTokens,
  });
  return measureHeadroom(plan as SizingPlan);
}

describe('measureHeadroom', () => {
  it.each([
    ['phi-4-mini-instruct', 'Standard_NV36ads_A10_v5', undefined, 0.435],
    // Two nodes of one GPU halve 1.015.
    [
      'qwen2.5-coder-32b-instruct',
      'Standard_NC24ads_A100_v4',
      undefined,
      0.507,
    ],
    ['llama-3.3-70b-instruct', 'Standard_NC48ads_A100_v4', undefined, 0.545],
    ['gpt-oss-120b', 'Standard_NC24ads_A100_v4', undefined, 0.67],
    ['deepseek-r1-0528', 'Standard_NC80adis_H100_v5', undefined, 0.897],
    ['llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5', 131072, 0.957],
  ])('%s on %s with context %s uses %s', (model, sku, context, share) => {
    expect(headroom(model, sku, context).usedShare).toBeCloseTo(share, 3);
  });

  it('is tight above 0.9', () => {
    const tight = (model: string, sku: string, context?: number) =>
      headroom(model, sku, context).tight;
    expect(tight('deepseek-r1-0528', 'Standard_NC80adis_H100_v5')).toBe(false);
    expect(tight('llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5')).toBe(
      true,
    );
  });

  it('counts all the weights where each GPU holds a copy', () => {
    const two = headroom('phi-4-mini-instruct', 'Standard_NV72ads_A10_v5');
    expect(two.loadedPerGpuBytes / GIB).toBeCloseTo(7.293, 3);
  });

  it('sees copies that outgrow a GPU the split plan fits on', () => {
    // Planned as halves on two GPUs, but started as a copy on each.
    const plan = estimateNodes({
      model: { weightsGiB: 10, kvBytesPerToken: 131072 },
      gpus: { gpuCount: 2, memoryTotalGiB: 48 },
      contextTokens: 131072,
    });
    expect(plan).toMatchObject({ fits: true, nodes: 1, minGpus: 2 });
    expect(measureHeadroom(plan as SizingPlan)).toMatchObject({
      usedShare: expect.closeTo(1.086, 3),
      tight: true,
    });
  });

  it('never uses more of a split than there is, nor less than nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 900, noNaN: true }),
        fc.integer({ min: 1024, max: 1_000_000 }),
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 1, max: 192 }),
        fc.integer({ min: 1, max: 262_144 }),
        (weightsGiB, kvBytesPerToken, gpuCount, perGpuGiB, contextTokens) => {
          const plan = estimateNodes({
            model: { weightsGiB, kvBytesPerToken },
            gpus: { gpuCount, memoryTotalGiB: gpuCount * perGpuGiB },
            contextTokens,
          });
          fc.pre(plan.fits);
          const { usedShare } = measureHeadroom(plan as SizingPlan);
          expect(usedShare).toBeGreaterThan(0);
          const copied = chooseParallelism(plan as SizingPlan).dataParallel > 1;
          expect(copied || usedShare <= 1 + 1e-9).toBe(true);
        },
      ),
    );
  });
});
