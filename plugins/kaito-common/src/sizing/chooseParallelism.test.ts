import { findModel } from '../models';
import { findSku } from '../skus';
import { chooseParallelism } from './chooseParallelism';
import { estimateNodes } from './estimateNodes';

const GIB = 2 ** 30;

function choose(model: string, sku: string, contextTokens?: number) {
  const plan = estimateNodes({
    model: findModel(model)!,
    gpus: findSku(sku)!,
    contextTokens,
  });
  if (!plan.fits) {
    throw new Error(plan.reason);
  }
  return chooseParallelism(plan);
}

describe('chooseParallelism', () => {
  it.each([
    ['one GPU', 'phi-4-mini-instruct', 'Standard_NV36ads_A10_v5', 1, 1, 1],
    [
      'a small model',
      'phi-4-mini-instruct',
      'Standard_NC48ads_A100_v4',
      1,
      2,
      1,
    ],
    [
      'a large one',
      'llama-3.3-70b-instruct',
      'Standard_NC96ads_A100_v4',
      4,
      1,
      1,
    ],
    [
      'two nodes',
      'llama-3.3-70b-instruct',
      'Standard_NC48ads_A100_v4',
      2,
      1,
      2,
    ],
    ['nodes of one GPU', 'gpt-oss-120b', 'Standard_NC24ads_A100_v4', 1, 1, 3],
    ['five nodes', 'deepseek-r1-0528', 'Standard_NC80adis_H100_v5', 2, 1, 5],
  ])('%s: %s on %s', (_, model, sku, tensor, data, pipeline) => {
    expect(choose(model, sku)).toEqual({
      tensorParallel: tensor,
      dataParallel: data,
      pipelineParallel: pipeline,
    });
  });

  it('splits a small model once a long context takes a second node', () => {
    expect(
      choose('llama-3.1-8b-instruct', 'Standard_NV72ads_A10_v5', 131072),
    ).toMatchObject({ tensorParallel: 2, dataParallel: 1 });
  });

  it('copies below half of a GPU, not at half', () => {
    const plan = (weightsBytes: number) =>
      chooseParallelism({
        nodes: 1,
        gpusPerNode: 4,
        explain: {
          contextTokens: 2048,
          weightsBytes,
          loadedBytes: weightsBytes * 1.02,
          perGpuBytes: 80 * GIB,
          availableBytes: 67.2 * GIB,
          fixedBytes: 3 * GIB,
          usableBytes: 61 * GIB,
        },
      });
    expect(plan(40 * GIB - 1).dataParallel).toBe(4);
    expect(plan(40 * GIB)).toEqual({
      tensorParallel: 4,
      dataParallel: 1,
      pipelineParallel: 1,
    });
  });
});
