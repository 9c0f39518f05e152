import { choosePrice } from './retailPrices';

const meter = (rest: object) => ({
  currencyCode: 'EUR',
  retailPrice: 3.5,
  armRegionName: 'westeurope',
  armSkuName: 'Standard_NC24ads_A100_v4',
  meterName: 'NC24ads A100 v4',
  productName: 'NCads A100 v4 Series',
  unitOfMeasure: '1 Hour',
  type: 'Consumption',
  effectiveStartDate: '2026-03-01T00:00:00Z',
  ...rest,
});

const meters = [
  meter({ productName: 'NCads A100 v4 Series Windows', retailPrice: 9 }),
  meter({ meterName: 'NC24ads A100 v4 Low Priority', retailPrice: 1 }),
  meter({ meterName: 'NC24ads A100 v4 Spot', retailPrice: 1.2 }),
  meter({ type: 'Reservation', unitOfMeasure: '1 Hour', retailPrice: 20_000 }),
  meter({ effectiveStartDate: '2025-01-01T00:00:00Z', retailPrice: 4 }),
  meter({}),
];

describe('choosePrice', () => {
  it('takes the Linux meter that holds now', () => {
    expect(choosePrice(meters, { spot: false })).toEqual({
      perHour: 3.5,
      currency: 'EUR',
      effective: '2026-03-01',
    });
  });

  it('keeps spot machines apart', () => {
    expect(choosePrice(meters, { spot: true })?.perHour).toBe(1.2);
    expect(choosePrice(meters.slice(3), { spot: true })).toBeNull();
  });

  it('has no price where no meter is an hour of this machine', () => {
    expect(choosePrice(meters.slice(0, 2), { spot: false })).toBeNull();
  });
});
