import { z } from 'zod';

const document = z.object({
  doc_id: z.string().optional(),
  text: z.string(),
  metadata: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform(given => given ?? {}),
});

export const indexSchema = z.object({
  index_name: z.string().min(1),
  documents: z.array(document),
});

export const updateSchema = z.object({
  documents: z.array(document.extend({ doc_id: z.string().min(1) })),
});

export const deleteSchema = z.object({ doc_ids: z.array(z.string()) });

export const retrieveSchema = z.object({
  index_name: z.string().min(1),
  query: z.string().min(1),
  max_node_count: z.int().min(1).max(300).default(5),
  metadata_filter: z.record(z.string(), z.unknown()).nullish(),
});

/** Of a chat request what the engine itself reads; the rest is the model's. */
export const chatSchema = z.looseObject({
  index_name: z.string().nullish(),
  context_token_ratio: z.number().gt(0).max(1).nullish(),
  messages: z
    .array(z.looseObject({ role: z.string(), content: z.unknown() }))
    .min(1),
});

export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  offset: z.coerce.number().int().min(0).default(0),
  max_text_length: z.coerce.number().int().min(1).default(1000),
});
