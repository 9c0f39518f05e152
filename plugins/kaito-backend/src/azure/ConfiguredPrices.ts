import type {
  Known,
  PriceAnswer,
  PriceQuery,
  PriceSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { ConfiguredPrice } from './readAzureConfig';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Prices people wrote into the configuration come first; what they do not name is asked of another source. */
export class ConfiguredPrices implements PriceSource {
  readonly #prices: readonly ConfiguredPrice[];
  readonly #otherwise: PriceSource;

  constructor(prices: readonly ConfiguredPrice[], otherwise: PriceSource) {
    this.#prices = prices;
    this.#otherwise = otherwise;
  }

  async price(query: PriceQuery): Promise<Known<PriceAnswer>> {
    const candidates = this.#prices.filter(
      price =>
        same(price.instanceType, query.instanceType) &&
        price.spot === query.spot,
    );
    // A price for the region beats one for any region.
    const price =
      candidates.find(
        ({ location }) => location && same(location, query.location),
      ) ?? candidates.find(({ location }) => !location);
    if (!price) {
      return this.#otherwise.price(query);
    }
    const { perHour, currency, effective } = price;
    return {
      state: 'known',
      value: { perHour, currency, effective },
      basis: 'configured',
      source: 'app-config kaito.prices',
      asOf: `${effective}T00:00:00.000Z`,
    };
  }
}
