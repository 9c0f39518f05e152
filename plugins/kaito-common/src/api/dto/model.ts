import { z } from 'zod';
import { workloadRefSchema } from './workload';

/** How freely a model may be used: our reading of its licence, not legal advice. */
export const licenceClassSchema = z.enum([
  'permissive',
  'conditional',
  'research-only',
  'unknown',
]);

/** A model of the catalog with every fact a person chooses by. */
export const modelViewSchema = z.object({
  /** Hugging Face id, KAITO's preset name from 0.11. */
  name: z.string(),
  /** Legacy preset name, for KAITO 0.10 and older. */
  alias: z.string().nullable(),
  publisher: z.string(),
  licence: z.string(),
  licenceClass: licenceClassSchema,
  /** Size of the weights, GiB. */
  weightsGiB: z.number(),
  /** Node disk KAITO asks for, Gi. */
  diskGi: z.number(),
  /** Longest context the model allows, tokens. */
  contextLimit: z.number().int(),
  attention: z.string(),
  kvBytesPerToken: z.number(),
  quantisation: z.string().nullable(),
  toolParser: z.string().nullable(),
  reasoningParser: z.string().nullable(),
  runtimes: z.array(z.enum(['vllm', 'transformers'])),
  tuning: z.boolean(),
  /** True when the publisher asks for an accepted licence and a token (known in practice, never enforced at admission). */
  gated: z.boolean(),
  /** MT-Bench overall as published by KAITO; null when it has none. */
  mtBench: z.number().nullable(),
  /** Start-up budget of the pod, minutes. */
  startupMinutes: z.number(),
  /** Deployments of this model the caller may see, ready ones first. */
  deployments: z.array(
    z.object({
      ref: workloadRefSchema,
      ready: z.boolean(),
      endpointId: z.string().nullable(),
    }),
  ),
});

export const modelListSchema = z.object({
  items: z.array(modelViewSchema),
  totalItems: z.number().int(),
  /** KAITO release the facts are from. */
  kaitoVersion: z.string(),
  /** Day the facts were taken, ISO date. */
  dataDate: z.iso.date(),
  generatedAt: z.iso.datetime(),
});

export type LicenceClass = z.infer<typeof licenceClassSchema>;
export type ModelView = z.infer<typeof modelViewSchema>;
export type ModelList = z.infer<typeof modelListSchema>;
