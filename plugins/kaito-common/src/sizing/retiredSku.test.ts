import { findModel, listModels } from '../models';
import { listSkus } from '../skus';
import { estimateNodes } from './estimateNodes';
import { findRetiredSku } from './retiredSku';

describe('findRetiredSku', () => {
  it.each([
    ['Standard_NC6s_v3', 'V100', 'Standard_NV36ads_A10_v5'],
    ['standard_nc24rs_v3', 'V100', 'Standard_NV36ads_A10_v5'],
    ['Standard_ND40rs_v2', 'V100', 'Standard_NC24ads_A100_v4'],
    ['Standard_NC4as_T4_v3', 'T4', 'Standard_NV36ads_A10_v5'],
    ['Standard_NC6', 'K80', 'Standard_NV36ads_A10_v5'],
    ['Standard_NC6_Promo', 'K80', 'Standard_NV36ads_A10_v5'],
    ['Standard_NV12s_v3', 'M60', 'Standard_NV36ads_A10_v5'],
    ['g4dn.xlarge', 'T4', 'g6.xlarge'],
    ['p3.16xlarge', 'V100', 'g6.xlarge'],
    ['p3dn.24xlarge', 'V100', 'p4d.24xlarge'],
  ])('%s had a %s; now %s', (type, gpu, replacement) => {
    expect(findRetiredSku(type)).toEqual({ gpu, replacement });
  });

  it('takes the model into account', () => {
    const { replacement } = findRetiredSku(
      'Standard_NC6s_v3',
      findModel('microsoft/phi-4'),
    )!;
    expect(replacement).toBe('Standard_NV72ads_A10_v5');
  });

  it('never offers a machine the model cannot be planned on', () => {
    for (const model of listModels()) {
      const { replacement } = findRetiredSku('Standard_NC6s_v3', model)!;
      const sku = listSkus().find(({ name }) => name === replacement)!;
      expect(estimateNodes({ model, gpus: sku }).fits).toBe(true);
    }
  });

  it('offers none where nothing carries the model', () => {
    const impossible = {
      ...findModel('phi-4')!,
      kvBytesPerToken: 2 ** 40,
    };
    expect(findRetiredSku('Standard_NC6', impossible)).toEqual({
      gpu: 'K80',
      replacement: null,
    });
  });

  it('knows no machine KAITO still has', () => {
    expect(listSkus().filter(({ name }) => findRetiredSku(name))).toEqual([]);
    expect(findRetiredSku('Standard_D4s_v5')).toBeNull();
  });
});
