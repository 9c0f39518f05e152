import type {
  PriceAnswer,
  PriceQuery,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { z } from 'zod';
import type { AzureClient } from './AzureClient';
import { AzureError } from './AzureError';

const itemSchema = z.looseObject({
  currencyCode: z.string(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  armSkuName: z.string(),
  meterName: z.string(),
  productName: z.string(),
  unitOfMeasure: z.string(),
  type: z.string(),
  effectiveStartDate: z.string(),
});

const pageSchema = z.object({
  Items: z.array(itemSchema),
  NextPageLink: z.string().nullish(),
});

type Item = z.infer<typeof itemSchema>;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A meter of another kind of the same machine: another system, or capacity that can be taken away. */
const isWindows = (item: Item) => /windows/i.test(item.productName);
const isSpot = (item: Item) => /\bspot\b/i.test(item.meterName);
const isLowPriority = (item: Item) => /low priority/i.test(item.meterName);

/** The hourly price of a Linux machine among the meters of its type; null when there is none. */
export function choosePrice(
  items: readonly Item[],
  { spot }: Pick<PriceQuery, 'spot'>,
): PriceAnswer | null {
  const [item] = items
    .filter(
      candidate =>
        candidate.type === 'Consumption' &&
        candidate.unitOfMeasure === '1 Hour' &&
        !isWindows(candidate) &&
        !isLowPriority(candidate) &&
        isSpot(candidate) === spot,
    )
    .sort((a, b) => (a.effectiveStartDate < b.effectiveStartDate ? 1 : -1));
  return item
    ? {
        perHour: item.retailPrice,
        currency: item.currencyCode,
        effective: item.effectiveStartDate.slice(0, 10),
      }
    : null;
}

/** Meters of a machine type in a region from Azure's retail price list, which is public. */
export async function listPriceItems(
  client: AzureClient,
  query: Omit<PriceQuery, 'spot'> & { currency: string },
): Promise<Item[]> {
  const what = `prices of ${query.instanceType} in ${query.location}`;
  const filter = [
    `serviceName eq 'Virtual Machines'`,
    `priceType eq 'Consumption'`,
    `armRegionName eq ${quote(query.location.toLowerCase())}`,
    `armSkuName eq ${quote(query.instanceType)}`,
  ].join(' and ');
  const search = new URLSearchParams({
    currencyCode: quote(query.currency),
    $filter: filter,
  });
  const items = await client.list(
    `/api/retail/prices?${search}`,
    body => {
      const page = pageSchema.safeParse(body);
      if (!page.success) {
        throw new AzureError(`The answer for ${what} has another shape`);
      }
      return {
        items: page.data.Items,
        next: page.data.NextPageLink ?? undefined,
      };
    },
    what,
  );
  return items as Item[];
}
