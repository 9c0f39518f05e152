import { findModel, listModels } from '../models';
import { findSku, listSkus } from '../skus';
import { estimateNodes, type SizingPlan } from './estimateNodes';
import { type ContextModel, reckonLongestContext } from './longestContext';

function reckon(
  model: ContextModel,
  gpus: { gpuCount: number; memoryTotalGiB: number },
  gpuModel: string | null,
) {
  const plan = estimateNodes({ model, gpus }) as SizingPlan;
  return reckonLongestContext(model, plan, gpuModel);
}

function reckonNamed(model: string, type: string) {
  const sku = findSku(type)!;
  return reckon(findModel(model)!, sku, sku.gpuModel);
}

describe('reckonLongestContext', () => {
  it.each([
    ['phi-4-mini-instruct', 'Standard_NV36ads_A10_v5', 79_600, 100],
    ['phi-4-mini-instruct', 'g6.xlarge', 83_600, 100],
    ['llama-3.1-8b-instruct', 'g6.xlarge', 15_000, 1000],
    ['llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5', 11_000, 200],
  ])('%s on %s has room for about %s tokens', (model, type, tokens, within) => {
    const found = reckonNamed(model, type);
    expect(found.limitedBy).toBe('memory');
    expect(Math.abs(found.tokens - tokens)).toBeLessThan(within);
  });

  it('starts an A10 with less memory than it plans with', () => {
    const utilisation = (type: string) =>
      reckonNamed('phi-4-mini-instruct', type).utilisation;
    expect(utilisation('Standard_NV36ads_A10_v5')).toBe(0.82);
    expect(utilisation('Standard_NC24ads_A100_v4')).toBe(0.84);
  });

  it("ends at the model's limit", () => {
    expect(
      reckonNamed('phi-4-mini-instruct', 'Standard_NC24ads_A100_v4'),
    ).toEqual({ tokens: 131072, limitedBy: 'model', utilisation: 0.84 });
  });

  const GPUS = { gpuCount: 4, memoryTotalGiB: 320 };
  const large = {
    weightsGiB: 60,
    kvBytesPerToken: 400_000,
    contextLimit: 10 ** 9,
  };

  it('shares the cache of heads over the GPUs of a node, but not of MLA', () => {
    const heads = reckon({ ...large, attention: 'GQA' }, GPUS, null).tokens;
    const latent = reckon({ ...large, attention: 'MLA' }, GPUS, null).tokens;
    expect(Math.floor(heads / 4)).toBe(latent);
  });

  it('shares the cache of layers over nodes, with any attention', () => {
    const one = { gpuCount: 1, memoryTotalGiB: 80 };
    const [gqa, mla] = ['GQA', 'MLA'].map(
      attention => reckon({ ...large, attention }, one, null).tokens,
    );
    expect(gqa).toBe(mla);
    // One GPU on each of two nodes: half the weights and half the cache each.
    const weights = (60 * 1.02) / 2;
    expect(gqa).toBe(
      Math.floor(
        ((0.84 * 80 - weights - 2.3 - 0.05 * weights) * 2 ** 30) / 200_000,
      ),
    );
  });

  it('has room for no token where the weights take all', () => {
    const plan: SizingPlan = {
      fits: true,
      nodes: 1,
      gpusPerNode: 1,
      minGpus: 1,
      explain: {
        contextTokens: 2048,
        weightsBytes: 80 * 2 ** 30,
        loadedBytes: 80 * 2 ** 30,
        perGpuBytes: 80 * 2 ** 30,
        availableBytes: 67.2 * 2 ** 30,
        fixedBytes: 3 * 2 ** 30,
        usableBytes: 61 * 2 ** 30,
      },
    };
    const model = { ...large, attention: 'GQA' };
    expect(reckonLongestContext(model, plan, null)).toMatchObject({
      tokens: 0,
      limitedBy: 'memory',
    });
  });

  it("never passes a model's limit, on any machine type", () => {
    for (const model of listModels()) {
      for (const sku of listSkus('azure').filter(({ usable }) => usable)) {
        const plan = estimateNodes({ model, gpus: sku });
        const tokens = plan.fits
          ? reckonLongestContext(model, plan, sku.gpuModel).tokens
          : 0;
        expect(tokens).toBeLessThanOrEqual(model.contextLimit);
        expect(tokens).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
