import { quotaFamily } from './quotaRefusal';

it.each([
  ['Standard_NC24ads_A100_v4', 'StandardNCADSA100v4Family'],
  ['Standard_ND96isr_H200_v5', 'StandardNDISRH200v5Family'],
  ['Standard_NV36ads_A10_v5', 'StandardNVADSA10v5Family'],
  ['Standard_NC6s_v3', 'StandardNCSv3Family'],
  ['Standard_NC4_A2', 'StandardNVFamily'],
])('names the quota family of %s', (sku, family) => {
  expect(quotaFamily(sku)).toBe(family);
});
