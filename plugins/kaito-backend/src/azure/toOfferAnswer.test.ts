import type { MachineOffer } from './resourceSkus';
import { toOfferAnswer } from './toOfferAnswer';

const machine: MachineOffer = {
  name: 'Standard_NC24ads_A100_v4',
  family: 'f',
  vcpus: 24,
  zones: ['1', '2'],
  restrictions: [],
};
const zone = (...zones: string[]) => ({
  scope: 'zone' as const,
  zones,
  reason: 'NotAvailableForSubscription',
});

describe('toOfferAnswer', () => {
  it.each([
    ['open', machine, true, ['1', '2']],
    ['one zone closed', { ...machine, restrictions: [zone('2')] }, true, ['1']],
    [
      'all zones closed',
      { ...machine, restrictions: [zone('1', '2')] },
      false,
      [],
    ],
    ['no zones at all', { ...machine, zones: [] }, true, []],
    [
      'region closed',
      {
        ...machine,
        restrictions: [
          { scope: 'region' as const, zones: [], reason: 'QuotaId' },
        ],
      },
      false,
      [],
    ],
    ['not listed', undefined, false, []],
  ])('%s', (_, offer, offered, zones) => {
    expect(toOfferAnswer(offer)).toMatchObject({ offered, zones });
  });

  it('says what is closed and why', () => {
    expect(
      toOfferAnswer({ ...machine, restrictions: [zone('2')] }).restrictions,
    ).toEqual(['NotAvailableForSubscription in zone 2']);
  });
});
