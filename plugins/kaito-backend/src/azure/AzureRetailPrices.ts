import {
  notChecked,
  type Known,
  type PriceAnswer,
  type PriceQuery,
  type PriceSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { AzureClient } from './AzureClient';
import { AzureError } from './AzureError';
import { choosePrice, listPriceItems } from './retailPrices';
import { TimedCache } from '../cache/TimedCache';

type Items = Awaited<ReturnType<typeof listPriceItems>>;

/** List prices from Azure's retail price API. */
export class AzureRetailPrices implements PriceSource {
  readonly #client: AzureClient;
  readonly #currency: string;
  readonly #items: TimedCache<Items>;

  /** @param options - `keepMs`: how long a price is kept; Azure changes them monthly */
  constructor(
    client: AzureClient,
    options: { currency: string; keepMs?: number; now?: () => number },
  ) {
    this.#client = client;
    this.#currency = options.currency;
    this.#items = new TimedCache({
      ttlMs: options.keepMs ?? 24 * 3_600_000,
      now: options.now,
    });
  }

  async price(query: PriceQuery): Promise<Known<PriceAnswer>> {
    // The price list compares names with case.
    const instanceType =
      findSku(query.instanceType)?.name ?? query.instanceType;
    const { location, spot } = query;
    try {
      const { value, at } = await this.#items.get(
        `${location}/${instanceType}`.toLowerCase(),
        () =>
          listPriceItems(this.#client, {
            instanceType,
            location,
            currency: this.#currency,
          }),
      );
      const answer = choosePrice(value, { spot });
      return answer
        ? {
            state: 'known',
            value: answer,
            basis: 'measured',
            source: 'Azure retail prices',
            asOf: new Date(at).toISOString(),
          }
        : notChecked(
            `Azure’s price list has no ${
              spot ? 'spot ' : ''
            }price for ${instanceType} in ${location}.`,
          );
    } catch (error) {
      if (error instanceof AzureError) {
        return notChecked(error.message);
      }
      throw error;
    }
  }
}
