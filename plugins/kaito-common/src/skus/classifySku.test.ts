import { classifySku, listSkus } from '.';

describe('classifySku', () => {
  it('knows every machine type of the tables, under its spelling', () => {
    for (const sku of listSkus()) {
      expect(classifySku(sku.name, sku.cloud)).toEqual({
        kind: 'known',
        sku,
        misspelt: false,
      });
    }
  });

  it('gives the spelling a node is recognised under', () => {
    expect(classifySku('standard_nc24ads_a100_v4')).toMatchObject({
      kind: 'known',
      misspelt: true,
      sku: { name: 'Standard_NC24ads_A100_v4' },
    });
  });

  it('says of a known one why it is of no use', () => {
    expect(classifySku('Standard_NG32ads_V620_v1')).toMatchObject({
      kind: 'known',
      sku: { usable: false, unusableReason: expect.stringContaining('CUDA') },
    });
  });

  it.each([
    ['Standard_NC6s_v3', 'azure', 'V100', true],
    ['standard_nc6s_v3', 'azure', 'V100', false],
    ['Standard_NC4as_T4_v3', undefined, 'T4', true],
    ['p2.xlarge', 'aws', 'K80', false],
    ['g3s.xlarge', undefined, 'M60', false],
  ] as const)('%s on %s had a %s', (name, cloud, gpu, admitted) => {
    expect(classifySku(name, cloud)).toMatchObject({
      kind: 'retired',
      family: { gpu },
      admitted,
    });
  });

  it.each([
    ['Standard_D4s_v5', 'azure'],
    ['Standard_ND128isr_GB200_v6', undefined],
    ['Standard_NC4_A2', 'azure'],
  ] as const)('%s on %s passes admission without facts', (name, cloud) => {
    expect(classifySku(name, cloud)).toEqual({
      kind: 'admitted',
      reason: expect.stringContaining('Unsupported SKU'),
    });
  });

  it.each([
    ['Standard_E4s_v5', 'azure', 'No table'],
    ['standard_d4s_v5', 'azure', 'No table'],
    ['Standard_D4s_v5', 'aws', 'No table'],
    ['Standard_NC24ads_A100_v4', 'arc', 'the one for azure'],
    ['p5.48xlarge', 'azure', 'the one for aws'],
    ['a2-highgpu-1g', undefined, 'No table'],
  ] as const)('%s on %s is unknown', (name, cloud, words) => {
    expect(classifySku(name, cloud)).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(words),
    });
  });
});
