import { machinesOf, modelFacts, sizeModel } from './sizeModel';

describe('sizeModel', () => {
  it('says that a model fits', () => {
    expect(sizeModel('phi-4', 'Standard_NC24ads_A100_v4')).toEqual({
      nodes: 1,
      gpus: 1,
      machines: 'Standard_NC24ads_A100_v4 × 1 = 1 NVIDIA A100 GPU (estimated)',
      fit: 'Fits on 1 node with 1 × NVIDIA A100 (estimated). The weights take 45 % of the GPU memory there is for them, and leave 33.6 GiB on each GPU (estimated).',
    });
  });

  it('warns a reviewer of a tight fit', () => {
    expect(
      sizeModel('llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5').fit,
    ).toMatch(
      /^Fits on 1 node with 1 × NVIDIA A10 \(estimated\)\. The weights take 91 % .* Choose GPUs with more memory/,
    );
  });

  it.each([
    ['phi-4', 'Standard_NG32ads_V620_v1', 'CUDA'],
    ['phi-4', 'trn1.2xlarge', 'CUDA'],
  ])('refuses %s on %s and names the field', (model, type, words) => {
    expect(() => sizeModel(model, type, { field: 'prefill' })).toThrow(
      new RegExp(`^prefill: .*${words}`),
    );
  });

  it('estimates nothing it has no facts for', () => {
    expect(sizeModel('acme/tiny', 'Standard_NC24ads_A100_v4')).toMatchObject({
      nodes: null,
      gpus: null,
      machines: expect.stringContaining('not estimated'),
    });
    expect(modelFacts('acme/tiny').licence).toBeNull();
    expect(machinesOf('my.machine', 2, 'configured')).toBe(
      'my.machine × 2 (configured; its GPUs are not known)',
    );
  });
});
