import { findSku, listSkus } from '.';

describe('SKU table', () => {
  it('has the tables of all clouds', () => {
    expect(listSkus('azure')).toHaveLength(14);
    expect(listSkus('aws')).toHaveLength(35);
    expect(listSkus('arc')).toHaveLength(8);
    expect(listSkus()).toHaveLength(57);
  });

  it('names every machine type once', () => {
    const names = listSkus().map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('adds up the memory of every machine type', () => {
    for (const sku of listSkus()) {
      expect(sku.memoryPerGpuGiB * sku.gpuCount).toBe(sku.memoryTotalGiB);
    }
  });

  it('finds a machine type in any case, in canonical spelling', () => {
    expect(findSku('standard_nc24ads_a100_V4')).toMatchObject({
      name: 'Standard_NC24ads_A100_v4',
      cloud: 'azure',
      gpuModel: 'NVIDIA A100',
      gpuCount: 1,
      memoryTotalGiB: 80,
      nvme: true,
      usable: true,
      unusableReason: null,
    });
    expect(findSku('Standard_NC6s_v3')).toBeUndefined();
  });

  it.each([
    'Standard_NG32ads_V620_v1',
    'g4ad.xlarge',
    'trn1.2xlarge',
    'inf2.48xlarge',
  ])('says why %s is of no use', name => {
    expect(findSku(name)).toMatchObject({
      usable: false,
      unusableReason: expect.stringContaining('CUDA'),
    });
  });

  it('finds exactly the machines without CUDA unusable', () => {
    const unusable = listSkus().filter(({ usable }) => !usable);
    expect(unusable).toHaveLength(14);
    expect(unusable.every(sku => !sku.gpuModel.startsWith('NVIDIA'))).toBe(
      true,
    );
  });
});
