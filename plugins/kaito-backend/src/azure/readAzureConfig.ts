import type { Config } from '@backstage/config';
import { z } from 'zod';

const text = z.string().min(1);

const priceSchema = z.strictObject({
  instanceType: text,
  /** Any region when left out. */
  location: text.optional(),
  perHour: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is an ISO 4217 code such as EUR'),
  effective: z.iso.date(),
  spot: z.boolean().default(false),
});

const pricesSchema = z.strictObject({
  list: z.array(priceSchema).default([]),
  azureRetail: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'is an ISO 4217 code such as EUR'),
      endpoint: z.url().default('https://prices.azure.com'),
    })
    .optional(),
});

const azureSchema = z.strictObject({
  endpoint: z.url().default('https://management.azure.com'),
  credential: z
    .strictObject({
      tenantId: text,
      clientId: text,
      clientSecret: text.optional(),
    })
    .optional(),
});

/** A price people wrote into the configuration. */
export type ConfiguredPrice = z.infer<typeof priceSchema>;
/** How to ask Azure; the credential of the portal's surroundings is used when none is named. */
export type AzureConfig = z.infer<typeof azureSchema>;
export type PricesConfig = z.infer<typeof pricesSchema>;

function read<T>(
  config: Config,
  key: string,
  schema: z.ZodType<T>,
  empty: T,
): T {
  const raw = config.getOptional<unknown>(key);
  if (raw === undefined) {
    return empty;
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    // Path and rule only: a value may be a secret.
    const [{ path, message }] = parsed.error.issues;
    throw new Error(`${[key, ...path].join('.')}: ${message}`);
  }
  return parsed.data;
}

/** Reads `kaito.azure`; undefined when Azure is not to be asked. Throws with the field and the reason. */
export function readAzureConfig(config: Config): AzureConfig | undefined {
  return read<AzureConfig | undefined>(
    config,
    'kaito.azure',
    azureSchema,
    undefined,
  );
}

/** Reads `kaito.prices`. Throws with the field and the reason. */
export function readPricesConfig(config: Config): PricesConfig {
  return read<PricesConfig>(config, 'kaito.prices', pricesSchema, { list: [] });
}
