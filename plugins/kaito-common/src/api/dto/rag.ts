import { z } from 'zod';

/** A document as a RAGEngine keeps it. What a release adds is passed on untouched. */
export const ragDocumentSchema = z.looseObject({
  doc_id: z.string(),
  text: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  is_truncated: z.boolean().nullish(),
});

/** Answer of `GET …/rag/indexes`. */
export const ragIndexListSchema = z.array(z.string());

/** Answer of `GET …/rag/indexes/{index}/documents`. */
export const ragDocumentPageSchema = z.looseObject({
  documents: z.array(ragDocumentSchema),
  /** Documents on this page. */
  count: z.number().int(),
});

/** Which page of an index. */
export const ragDocumentQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  /** Longer texts are cut. */
  max_text_length: z.coerce.number().int().min(1).optional(),
});

/** A passage that was found. */
export const ragPassageSchema = z.looseObject({
  doc_id: z.string(),
  node_id: z.string().nullish(),
  text: z.string(),
  score: z.number(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/** Answer of `POST …/rag/retrieve`. */
export const ragRetrievalSchema = z.looseObject({
  results: z.array(ragPassageSchema),
});

/** Body of `POST …/rag/index`. */
export interface RagIndexRequest {
  index_name: string;
  documents: { text: string; metadata?: Record<string, unknown> }[];
}

/** Body of `POST …/rag/retrieve`. */
export interface RagRetrieveRequest {
  index_name: string;
  query: string;
  /** Default: 5. */
  max_node_count?: number;
  metadata_filter?: Record<string, unknown>;
}

export type RagDocument = z.infer<typeof ragDocumentSchema>;
export type RagDocumentPage = z.infer<typeof ragDocumentPageSchema>;
export type RagDocumentQuery = z.infer<typeof ragDocumentQuerySchema>;
export type RagPassage = z.infer<typeof ragPassageSchema>;
export type RagRetrieval = z.infer<typeof ragRetrievalSchema>;
