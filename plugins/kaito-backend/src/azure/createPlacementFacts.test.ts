import { ConfigReader } from '@backstage/config';
import { createPlacementFacts } from './createPlacementFacts';

const place = { subscriptionId: 's', location: 'westeurope' };
const order = {
  place,
  instanceType: 'Standard_NC24ads_A100_v4',
  nodes: 1,
  spot: false,
};
const query = {
  instanceType: order.instanceType,
  location: 'westeurope',
  spot: false,
};
const create = (kaito: object) =>
  createPlacementFacts(new ConfigReader({ kaito }));
const price = {
  instanceType: 'standard_nc24ads_a100_V4',
  perHour: 3,
  currency: 'EUR',
  effective: '2026-11-01',
};

describe('createPlacementFacts', () => {
  it('says what to configure where nothing is', async () => {
    const { quota, offers, prices } = create({});
    expect(await quota.quota(order)).toEqual({
      state: 'not-checked',
      reason: expect.stringContaining('kaito.azure'),
    });
    expect(await offers.offer(order)).toMatchObject({ state: 'not-checked' });
    expect(await prices.price(query)).toEqual({
      state: 'not-checked',
      reason: expect.stringContaining('kaito.prices'),
    });
  });

  it('takes prices from the configuration, a region’s own first', async () => {
    const { prices } = create({
      prices: {
        list: [
          price,
          { ...price, location: 'WestEurope', perHour: 2 },
          { ...price, spot: true, perHour: 1 },
        ],
      },
    });
    expect(await prices.price(query)).toEqual({
      state: 'known',
      value: { perHour: 2, currency: 'EUR', effective: '2026-11-01' },
      basis: 'configured',
      source: 'app-config kaito.prices',
      asOf: '2026-11-01T00:00:00.000Z',
    });
    expect(await prices.price({ ...query, location: 'eastus' })).toMatchObject({
      value: { perHour: 3 },
    });
    expect(await prices.price({ ...query, spot: true })).toMatchObject({
      value: { perHour: 1 },
    });
    expect(await prices.price({ ...query, instanceType: 'other' })).toEqual({
      state: 'not-checked',
      // Some prices are known: it must not say that none is.
      reason: expect.stringMatching(/`kaito\.prices\.list` does not name/),
    });
  });

  it.each([
    [
      { prices: { list: [{ ...price, currency: 'euro' }] } },
      /kaito\.prices\.list\.0\.currency: .*ISO 4217/,
    ],
    [
      { prices: { list: [{ ...price, perHour: '3' }] } },
      /kaito\.prices\.list\.0\.perHour/,
    ],
    [{ azure: { endpoint: 'here' } }, /kaito\.azure\.endpoint/],
    [
      { azure: { endpoint: 'http://management.azure.com' } },
      /not an HTTPS address/,
    ],
  ])('refuses %j', (kaito, message) => {
    expect(() => create(kaito)).toThrow(message);
  });

  it('never repeats a secret it cannot read', () => {
    expect(() =>
      create({
        azure: {
          credential: {
            tenantId: 't',
            clientId: 'c',
            clientSecret: { sekret: 1 },
          },
        },
      }),
    ).toThrow(/^kaito\.azure\.credential\.clientSecret: (?!.*sekret)/);
  });
});
