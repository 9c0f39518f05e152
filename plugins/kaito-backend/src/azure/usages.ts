import { z } from 'zod';
import type { AzureClient } from './AzureClient';
import { AzureError } from './AzureError';

const pageSchema = z.object({
  value: z.array(
    z.looseObject({
      name: z.looseObject({ value: z.string() }),
      currentValue: z.number(),
      limit: z.number(),
    }),
  ),
  nextLink: z.string().nullish(),
});

/** What is used of a limit, in vCPUs for compute families. */
export interface Usage {
  name: string;
  used: number;
  limit: number;
}

/** Compute usages of a subscription in a region (`Microsoft.Compute/locations/usages`). */
export async function listUsages(
  client: AzureClient,
  place: { subscriptionId: string; location: string },
): Promise<Usage[]> {
  const what = `compute usages in ${place.location}`;
  const path = `/subscriptions/${encodeURIComponent(
    place.subscriptionId,
  )}/providers/Microsoft.Compute/locations/${encodeURIComponent(
    place.location,
  )}/usages?api-version=2024-07-01`;
  const items = await client.list(
    path,
    body => {
      const page = pageSchema.safeParse(body);
      if (!page.success) {
        throw new AzureError(`The answer for ${what} has another shape`);
      }
      return {
        items: page.data.value.map(({ name, currentValue, limit }) => ({
          name: name.value,
          used: currentValue,
          limit,
        })),
        next: page.data.nextLink ?? undefined,
      };
    },
    what,
  );
  return items as Usage[];
}
