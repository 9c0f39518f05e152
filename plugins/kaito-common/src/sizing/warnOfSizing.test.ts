import { findModel } from '../models';
import { findSku } from '../skus';
import { warnOfSizing } from './warnOfSizing';

function warn(model: string, type: string, contextTokens?: number) {
  const gpus = findSku(type)!;
  return warnOfSizing({
    model: findModel(model)!,
    gpus,
    gpuModel: gpus.gpuModel,
    contextTokens,
  });
}

const codes = (...args: Parameters<typeof warn>) =>
  warn(...args).map(({ code }) => code);

describe('warnOfSizing', () => {
  it('has nothing to say of a roomy plan', () => {
    expect(codes('phi-4-mini-instruct', 'Standard_NV36ads_A10_v5')).toEqual([]);
    expect(
      codes('phi-4-mini-instruct', 'Standard_NC24ads_A100_v4', 131072),
    ).toEqual([]);
  });

  it('warns above 0.9 of usable memory', () => {
    expect(warn('llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5')).toEqual([
      {
        code: 'tight-memory',
        message:
          'The weights take 91 % of the usable memory of each GPU (estimated, warned of above 90 %): vLLM may run out of memory when it starts',
        fix: 'Choose GPUs with more memory, or a smaller max-model-len',
      },
    ]);
  });

  it('warns when a chosen context multiplies the nodes, with the numbers', () => {
    const [, ...others] = warn(
      'llama-3.1-8b-instruct',
      'Standard_NV36ads_A10_v5',
      131072,
    );
    expect(others).toEqual([
      {
        code: 'context-multiplies-nodes',
        message:
          'A context of 131,072 tokens takes 9 nodes, 2,048 tokens take 1 (estimated): KAITO reserves the whole context on every node',
        fix: 'Up to about 11,123 tokens find room on 1 node; without max-model-len vLLM takes the longest context that fits',
      },
    ]);
  });

  it('does not call a multiple what the model takes anyway', () => {
    expect(
      codes('qwen2.5-coder-32b-instruct', 'Standard_NC24ads_A100_v4', 4096),
    ).toEqual([]);
  });

  it('warns of a context that copies of the model have no room for', () => {
    // Planned as a split over two GPUs, started as a copy on each.
    const found = warn(
      'phi-4-mini-instruct',
      'Standard_NV72ads_A10_v5',
      131072,
    );
    expect(found).toEqual([
      {
        code: 'context-may-not-start',
        message:
          'vLLM has room for about 79,645 tokens on this plan (estimated), fewer than the 131,072 asked for: it may refuse to start',
        fix: 'Leave max-model-len out, or choose GPUs with more memory',
      },
    ]);
  });

  it('leaves a model that does not fit to the estimate', () => {
    expect(
      warnOfSizing({
        model: findModel('phi-4')!,
        gpus: { gpuCount: 1, memoryTotalGiB: 2 },
      }),
    ).toEqual([]);
  });
});
