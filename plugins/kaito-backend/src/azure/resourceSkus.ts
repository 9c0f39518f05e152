import { z } from 'zod';
import type { AzureClient } from './AzureClient';
import { AzureError } from './AzureError';

const restrictionSchema = z.looseObject({
  type: z.string(),
  reasonCode: z.string().optional(),
  restrictionInfo: z
    .looseObject({ zones: z.array(z.string()).optional() })
    .optional(),
});

const skuSchema = z.looseObject({
  resourceType: z.string(),
  name: z.string(),
  family: z.string().optional(),
  locationInfo: z
    .array(
      z.looseObject({
        location: z.string(),
        zones: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  capabilities: z
    .array(z.looseObject({ name: z.string(), value: z.string() }))
    .optional(),
  restrictions: z.array(restrictionSchema).optional(),
});

const pageSchema = z.object({
  value: z.array(skuSchema),
  nextLink: z.string().nullish(),
});

/** A machine type in one region. */
export interface MachineOffer {
  name: string;
  /** Quota family; null when Azure names none. */
  family: string | null;
  /** vCPUs of one machine; null when Azure does not say. */
  vcpus: number | null;
  zones: string[];
  restrictions: { scope: 'region' | 'zone'; zones: string[]; reason: string }[];
}

type RawSku = z.infer<typeof skuSchema>;

function toOffer(sku: RawSku, location: string): MachineOffer {
  const place = sku.locationInfo?.find(
    info => info.location.toLowerCase() === location.toLowerCase(),
  );
  const vcpus = Number(
    sku.capabilities?.find(({ name }) => name === 'vCPUs')?.value,
  );
  return {
    name: sku.name,
    family: sku.family ?? null,
    vcpus: Number.isInteger(vcpus) && vcpus > 0 ? vcpus : null,
    zones: [...(place?.zones ?? [])].sort(),
    restrictions: (sku.restrictions ?? []).map(restriction => ({
      scope: restriction.type === 'Zone' ? 'zone' : 'region',
      zones: [...(restriction.restrictionInfo?.zones ?? [])].sort(),
      reason: restriction.reasonCode ?? 'restricted',
    })),
  };
}

/** Virtual machines a region offers a subscription (`Microsoft.Compute/skus`). */
export async function listMachineOffers(
  client: AzureClient,
  place: { subscriptionId: string; location: string },
): Promise<MachineOffer[]> {
  const what = `machine types in ${place.location}`;
  const filter = `location eq '${place.location.replaceAll("'", "''")}'`;
  const path = `/subscriptions/${encodeURIComponent(
    place.subscriptionId,
  )}/providers/Microsoft.Compute/skus?api-version=2021-07-01&$filter=${encodeURIComponent(
    filter,
  )}`;
  const items = await client.list(
    path,
    body => {
      const page = pageSchema.safeParse(body);
      if (!page.success) {
        throw new AzureError(`The answer for ${what} has another shape`);
      }
      return {
        items: page.data.value.filter(
          sku => sku.resourceType === 'virtualMachines',
        ),
        next: page.data.nextLink ?? undefined,
      };
    },
    what,
  );
  return (items as RawSku[]).map(sku => toOffer(sku, place.location));
}
