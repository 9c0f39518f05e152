import { z } from 'zod';
import {
  factSourceSchema,
  licenceClassSchema,
  modelCapabilitySchema,
  modelParametersSchema,
  modelTaskSchema,
} from '../api/dto/model';

const presetName = z.string().regex(/^[^/\s]+\/[^/\s]+$/);

/** One model as KAITO's own release describes it. */
const catalogRowSchema = z.strictObject({
  name: presetName,
  alias: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .nullable(),
  licence: z.string().min(1),
  weightsGiB: z.number().positive(),
  diskGi: z.int().positive(),
  contextLimit: z.int().positive(),
  attention: z.enum(['MHA', 'GQA', 'MQA', 'MLA']),
  kvBytesPerToken: z.int().positive(),
  quantisation: z.string().nullable(),
  toolParser: z.string().nullable(),
  reasoningParser: z.string().nullable(),
  transformers: z.boolean(),
  tuning: z.boolean(),
  mtBench: z.number().min(1).max(10).nullable(),
  startupMinutes: z.number().min(30).max(180),
});

/** Shape of `data/kaito-<minor>.json` for a release known in full. */
export const catalogDataSchema = z.strictObject({
  kaitoVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  dataDate: z.iso.date(),
  deprecatedPresets: z.array(z.string()),
  models: z.array(catalogRowSchema).min(1),
});

/** Shape of `data/older.json`: what is known of releases whose catalog is not. */
export const olderReleasesSchema = z.record(
  z.string().regex(/^\d+\.\d+$/),
  z.strictObject({
    released: z.iso.date(),
    /** How a preset is named: by legacy alias, or by Hugging Face id. */
    presetNames: z.enum(['alias', 'hugging-face']),
    /** Models a later release added. */
    absent: z.array(presetName),
  }),
);

const sourceSchema = factSourceSchema
  .pick({ source: true, url: true })
  .strict();

/** Facts about one model that KAITO's catalog lacks. Where no source is given, it is the model card. */
const factsRowSchema = z.strictObject({
  description: z.string().min(20).max(140).endsWith('.'),
  task: modelTaskSchema,
  capabilities: z.array(
    modelCapabilitySchema.exclude(['tool-calling', 'long-context']),
  ),
  parameters: modelParametersSchema
    .extend({
      basis: modelParametersSchema.shape.basis.exclude(['organisation']),
    })
    .strict(),
  caveat: z.string().min(1).optional(),
  cardSource: sourceSchema.optional(),
  parametersSource: sourceSchema.optional(),
  licence: sourceSchema
    .extend({ class: licenceClassSchema })
    .strict()
    .optional(),
});

/** Shape of `data/facts.json`. */
export const factsDataSchema = z.strictObject({
  asOf: z.iso.date(),
  models: z.record(presetName, factsRowSchema),
});

export type CatalogData = z.infer<typeof catalogDataSchema>;
export type CatalogRow = CatalogData['models'][number];
export type OlderReleases = z.infer<typeof olderReleasesSchema>;
export type FactsData = z.infer<typeof factsDataSchema>;
export type FactsRow = FactsData['models'][string];
