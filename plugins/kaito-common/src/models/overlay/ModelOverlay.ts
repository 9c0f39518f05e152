import { z } from 'zod';
import {
  factSourceSchema,
  licenceClassSchema,
  modelAnnotationSchema,
  modelApprovalSchema,
  modelCapabilitySchema,
  modelParametersSchema,
  modelTaskSchema,
} from '../../api/dto/model';

const name = z.string().trim().min(1);

/** A model of the organisation's own: any Hugging Face repository KAITO can resolve (W29). */
const addedModelSchema = z.strictObject({
  name: name.regex(/^[^/\s]+\/[^/\s]+$/, 'must read publisher/repository'),
  publisher: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  task: modelTaskSchema.optional(),
  capabilities: z.array(modelCapabilitySchema).optional(),
  parameters: modelParametersSchema
    .omit({ basis: true })
    .partial({ activeB: true })
    .strict()
    .optional(),
  licence: z.string().min(1),
  licenceClass: licenceClassSchema.optional(),
  /** Size of the weights, GiB. Disk and start-up budget follow from it as KAITO computes them. */
  weightsGiB: z.number().positive(),
  contextLimit: z.int().positive(),
  attention: z.enum(['MHA', 'GQA', 'MQA', 'MLA']),
  kvBytesPerToken: z.int().positive(),
  quantisation: z.string().min(1).optional(),
  toolParser: z.string().min(1).optional(),
  reasoningParser: z.string().min(1).optional(),
  gated: z.boolean().optional(),
  source: factSourceSchema.omit({ facts: true }).strict().optional(),
});

const annotationSchema = modelAnnotationSchema
  .partial()
  .extend({ model: name })
  .strict()
  .refine(({ note, label, link }) => note || label || link, {
    message: 'says nothing: give note, label or link',
  });

/** What an organisation changes in the catalog: `kaito.models` of the configuration. */
export const modelOverlaySchema = z.strictObject({
  add: z.array(addedModelSchema).default([]),
  /** Names or aliases of models that nobody shall be offered. */
  hide: z.array(name).default([]),
  annotate: z.array(annotationSchema).default([]),
  approve: z
    .array(modelApprovalSchema.extend({ model: name }).strict())
    .default([]),
});

export type ModelOverlay = z.infer<typeof modelOverlaySchema>;
export type AddedModel = ModelOverlay['add'][number];
