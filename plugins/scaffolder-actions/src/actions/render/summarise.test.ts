import { summarise } from './summarise';

describe('summarise', () => {
  it('says that a model fits', () => {
    expect(summarise('phi-4', 'Standard_NC24ads_A100_v4')).toMatchObject({
      model: 'microsoft/phi-4',
      nodes: 1,
      gpus: 1,
      fit: 'Fits on 1 node with 1 × NVIDIA A100 (estimated).',
    });
  });

  it('warns a reviewer of a tight fit', () => {
    expect(
      summarise('llama-3.1-8b-instruct', 'Standard_NV36ads_A10_v5').fit,
    ).toMatch(
      /^Fits on 1 node with 1 × NVIDIA A10 \(estimated\)\. The weights take 91 % .* Choose GPUs with more memory/,
    );
  });

  it.each([
    ['phi-4', 'Standard_NG32ads_V620_v1', 'CUDA'],
    ['phi-4', 'trn1.2xlarge', 'CUDA'],
  ])('refuses %s on %s', (model, type, words) => {
    expect(() => summarise(model, type)).toThrow(words);
  });

  it('estimates nothing it has no facts for', () => {
    expect(summarise('acme/tiny', 'Standard_NC24ads_A100_v4')).toMatchObject({
      nodes: null,
      gpus: null,
    });
  });
});
