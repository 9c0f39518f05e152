import { findModel } from '../models';
import { findSku } from '../skus';
import { estimateNodes } from './estimateNodes';
import { explainSizing } from './explainSizing';

function explain(model: string, type: string, contextTokens?: number) {
  return explainSizing(
    estimateNodes({
      model: findModel(model)!,
      gpus: findSku(type)!,
      contextTokens,
    }),
  );
}

describe('explainSizing', () => {
  it.each([
    [
      'phi-4-mini-instruct',
      'Standard_NV36ads_A10_v5',
      'fits on 1 node: 7.3 GiB of weights against 16.8 GiB usable per GPU, so 1 GPU (estimated)',
      'whole, on one GPU',
    ],
    [
      'qwen2.5-coder-32b-instruct',
      'Standard_NC24ads_A100_v4',
      'needs 2 nodes: 62.3 GiB of weights against 61.3 GiB usable per GPU, so 2 GPUs at 1 a node (estimated)',
      'the layers over 2 nodes (pipeline parallel)',
    ],
    [
      'llama-3.3-70b-instruct',
      'Standard_NC48ads_A100_v4',
      'needs 2 nodes: 134.0 GiB of weights against 61.5 GiB usable per GPU, so 3 GPUs at 2 a node (estimated)',
      'each layer over 2 GPUs (tensor parallel), the layers over 2 nodes (pipeline parallel)',
    ],
    [
      'phi-4-mini-instruct',
      'Standard_NV72ads_A10_v5',
      'fits on 1 node: 7.3 GiB of weights against 16.9 GiB usable per GPU, so 1 of its 2 GPUs (estimated)',
      '2 copies, one on each GPU (data parallel): the weights take less than half of one',
    ],
  ])('%s on %s', (model, type, summary, spread) => {
    expect(explain(model, type)).toMatchObject({ summary, spread });
  });

  it('shows each term in GiB and what it rests on', () => {
    const { lines } = explain(
      'qwen2.5-coder-32b-instruct',
      'Standard_NC24ads_A100_v4',
    );
    expect(
      lines.map(({ term, gib, basis }) => [term, gib.toFixed(3), basis]),
    ).toEqual([
      ['weightsBytes', '61.030', 'published'],
      ['loadedBytes', '62.251', 'estimated'],
      ['perGpuBytes', '80.000', 'assumed'],
      ['availableBytes', '67.200', 'estimated'],
      ['fixedBytes', '2.800', 'estimated'],
      ['usableBytes', '61.333', 'estimated'],
      ['loadedPerGpuBytes', '31.125', 'estimated'],
    ]);
    expect(lines.at(-1)!.meaning).toBe('51 % of usable');
  });

  it('gives the reason where a model does not fit', () => {
    const found = explainSizing(
      estimateNodes({
        model: findModel('phi-4')!,
        gpus: { gpuCount: 1, memoryTotalGiB: 2 },
      }),
    );
    expect(found.summary).toMatch(/^does not fit: A GPU offers 1.7 GiB;/);
    expect(found.spread).toBeNull();
    expect(found.lines.map(({ term }) => term)).not.toContain(
      'loadedPerGpuBytes',
    );
  });
});
