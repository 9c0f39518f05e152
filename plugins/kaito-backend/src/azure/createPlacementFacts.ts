import type { TokenCredential } from '@azure/core-auth';
import type { Config } from '@backstage/config';
import {
  notChecked,
  type OfferSource,
  type PriceSource,
  type QuotaSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { AzureClient } from './AzureClient';
import { AzureComputeFacts } from './AzureComputeFacts';
import { AzureRetailPrices } from './AzureRetailPrices';
import { ConfiguredPrices } from './ConfiguredPrices';
import { createAzureCredential } from './createAzureCredential';
import { readAzureConfig, readPricesConfig } from './readAzureConfig';

/** What is known of machines beyond the clusters: quota, offers and prices. */
export interface PlacementFacts {
  quota: QuotaSource;
  offers: OfferSource;
  prices: PriceSource;
}

const NO_AZURE =
  'Azure is not asked: `kaito.azure` is not configured. Configure it to see quota and offers.';
const NO_PRICES =
  'No prices are known: name them in `kaito.prices.list`, or let the portal ask Azure with `kaito.prices.azureRetail`.';
const NOT_LISTED =
  'What machines cost that `kaito.prices.list` does not name is not known: name them there, too, or let the portal ask Azure with `kaito.prices.azureRetail`.';

/** Builds the sources that the configuration asks for; what is not configured is `not-checked`, with the way to change it. */
export function createPlacementFacts(
  config: Config,
  createCredential:
    | typeof createAzureCredential
    | (() => TokenCredential) = createAzureCredential,
): PlacementFacts {
  const azure = readAzureConfig(config);
  const prices = readPricesConfig(config);
  const compute = azure
    ? new AzureComputeFacts(
        new AzureClient({
          endpoint: azure.endpoint,
          credential: createCredential(azure),
        }),
      )
    : {
        quota: async () => notChecked(NO_AZURE),
        offer: async () => notChecked(NO_AZURE),
      };
  const retail: PriceSource = prices.azureRetail
    ? new AzureRetailPrices(
        new AzureClient({ endpoint: prices.azureRetail.endpoint }),
        { currency: prices.azureRetail.currency },
      )
    : {
        price: async () =>
          notChecked(prices.list.length > 0 ? NOT_LISTED : NO_PRICES),
      };
  return {
    quota: compute,
    offers: compute,
    prices: new ConfiguredPrices(prices.list, retail),
  };
}
