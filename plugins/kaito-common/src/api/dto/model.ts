import { z } from 'zod';
import { workloadRefSchema } from './workload';

/** How freely a model may be used: our reading of its licence, not legal advice. */
export const licenceClassSchema = z.enum([
  'permissive',
  'conditional',
  'research-only',
  'unknown',
]);

/** What a model is mainly made for. */
export const modelTaskSchema = z.enum([
  'chat',
  'reasoning',
  'code',
  'vision-language',
  'completion',
]);

/**
 * What a model can do. `tool-calling` is what KAITO switches on, `long-context` a limit of 131,072 tokens or more; the
 * others are what the publisher says. One that is not listed is not known, which is not the same as absent.
 */
export const modelCapabilitySchema = z.enum([
  'tool-calling',
  'reasoning',
  'vision',
  'audio',
  'code',
  'multilingual',
  'long-context',
]);

/** Number of parameters, in billions. */
export const modelParametersSchema = z.object({
  totalB: z.number().positive(),
  /** Those that work on one token: all of them in a dense model; null when it is not known. */
  activeB: z.number().positive().nullable(),
  /** How the numbers are known: `name` reads them off the model's name, `weights` computes them from the size of its files. */
  basis: z.enum([
    'model-card',
    'name',
    'weights',
    'third-party',
    'organisation',
  ]),
});

/** Where facts come from. */
export const factSourceSchema = z.object({
  /** The facts meant, by their field. */
  facts: z.array(z.string()).min(1),
  source: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Day the facts were taken, ISO date. */
  asOf: z.iso.date(),
});

/** An organisation's consent to a model. */
export const modelApprovalSchema = z.object({
  reviewer: z.string().min(1),
  date: z.iso.date(),
});

/** What an organisation says about a model. */
export const modelAnnotationSchema = z.object({
  note: z.string().min(1).nullable(),
  /** Short mark in the owner's words, such as "standard". */
  label: z.string().min(1).nullable(),
  link: z
    .object({
      title: z.string().min(1),
      url: z.url({ protocol: /^https?$/ }),
    })
    .nullable(),
});

/** A model of the catalog with every fact a person chooses by. */
export const modelViewSchema = z.object({
  /** Hugging Face id, KAITO's preset name from 0.11. */
  name: z.string(),
  /** Legacy preset name, for KAITO 0.10 and older. */
  alias: z.string().nullable(),
  /** `kaito`: a preset of KAITO. `organisation`: added by configuration. */
  origin: z.enum(['kaito', 'organisation']),
  publisher: z.string(),
  /** One line in our own words; null when nobody wrote one. */
  description: z.string().nullable(),
  task: modelTaskSchema.nullable(),
  capabilities: z.array(modelCapabilitySchema),
  parameters: modelParametersSchema.nullable(),
  /** What surprises people who use the model with KAITO. */
  caveat: z.string().nullable(),
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
  /** Where the facts come from and when they were taken. */
  sources: z.array(factSourceSchema),
  /** Null when nobody approved the model, which is not a refusal. */
  approval: modelApprovalSchema.nullable(),
  annotation: modelAnnotationSchema.nullable(),
  /** Why `kaito.policy` allows it to nobody, a sentence each; empty when it does. Absent from answers of older backends. */
  notAllowed: z.array(z.string()).optional(),
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
export type ModelTask = z.infer<typeof modelTaskSchema>;
export type ModelCapability = z.infer<typeof modelCapabilitySchema>;
export type ModelParameters = z.infer<typeof modelParametersSchema>;
export type FactSource = z.infer<typeof factSourceSchema>;
export type ModelApproval = z.infer<typeof modelApprovalSchema>;
export type ModelAnnotation = z.infer<typeof modelAnnotationSchema>;
export type ModelView = z.infer<typeof modelViewSchema>;
export type ModelList = z.infer<typeof modelListSchema>;
