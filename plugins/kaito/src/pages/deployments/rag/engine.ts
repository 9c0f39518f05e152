import {
  ragDocumentPageSchema,
  ragIndexListSchema,
  ragPassageSchema,
  ragRetrievalSchema,
  type KaitoApi,
  type RagIndexRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { z } from 'zod';

/** The engine to ask, by the id of its endpoint. */
export interface Engine {
  api: KaitoApi;
  endpointId: string;
  signal?: AbortSignal;
}

const passageSchema = ragPassageSchema.partial({ doc_id: true });
const answerSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({ content: z.string().nullish() }),
      }),
    )
    .min(1),
  source_nodes: z.array(passageSchema).nullish(),
});

/** A passage that was found. Chat answers of older releases name no document. */
export type Passage = z.infer<typeof passageSchema>;
/** A document to store. */
export type NewDocument = RagIndexRequest['documents'][number];

/** An answer and what the engine gave the model for it; null when it does not tell. */
export interface SourcedAnswer {
  text: string;
  passages: readonly Passage[] | null;
}

async function read<T>(
  schema: z.ZodType<T>,
  call: Promise<Response>,
): Promise<T> {
  const response = await call;
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    throw new Error(
      'What answered does not speak as a RAGEngine does. Check its version.',
    );
  }
  return parsed.data;
}

/** Names of the indexes, in alphabetical order. */
export async function listIndexes(engine: Engine): Promise<string[]> {
  const { api, endpointId, signal } = engine;
  const names = await read(
    ragIndexListSchema,
    api.callRag(endpointId, 'indexes', {}, { signal }),
  );
  return names.sort((a, b) => a.localeCompare(b));
}

/** A page of an index's documents. */
export function listDocuments(
  { api, endpointId, signal }: Engine,
  index: string,
  page: { limit: number; offset: number },
) {
  return read(
    ragDocumentPageSchema,
    api.callRag(endpointId, 'documents', { index, query: page }, { signal }),
  );
}

/** Stores documents; makes the index when there is none of that name. Resolves with how many were stored. */
export async function addDocuments(
  { api, endpointId, signal }: Engine,
  index: string,
  documents: readonly NewDocument[],
): Promise<number> {
  const stored = await read(
    z.array(z.unknown()),
    api.callRag(
      endpointId,
      'index',
      { body: { index_name: index, documents } },
      { signal },
    ),
  );
  return stored.length;
}

/** Passages that fit a question, the best first. */
export async function retrieve(
  { api, endpointId, signal }: Engine,
  question: { index: string; text: string; most: number },
): Promise<readonly Passage[]> {
  const { index, text, most } = question;
  const { results } = await read(
    ragRetrievalSchema,
    api.callRag(
      endpointId,
      'retrieve',
      { body: { index_name: index, query: text, max_node_count: most } },
      { signal },
    ),
  );
  return results;
}

/** An answer of the engine's model, which it gives passages of an index. Whole: a streamed one would name no passages. */
export async function answer(
  { api, endpointId, signal }: Engine,
  question: { index: string; text: string },
): Promise<SourcedAnswer> {
  const { index, text } = question;
  const { choices, source_nodes: passages } = await read(
    answerSchema,
    api.callEndpoint(
      endpointId,
      'chat',
      {
        index_name: index,
        messages: [{ role: 'user', content: text }],
        stream: false,
      },
      { signal },
    ),
  );
  return {
    text: choices[0].message.content ?? '',
    passages: passages ?? null,
  };
}

/** Removes one document. Rejects when the engine has none of that id. */
export async function deleteDocument(
  { api, endpointId }: Engine,
  index: string,
  id: string,
): Promise<void> {
  const { deleted_doc_ids: gone } = await read(
    z.looseObject({ deleted_doc_ids: z.array(z.string()) }),
    api.callRag(endpointId, 'deleteDocuments', {
      index,
      body: { doc_ids: [id] },
    }),
  );
  if (!gone.includes(id)) {
    throw new Error(
      'The engine has no such document any more. Read the page again.',
    );
  }
}

/** Acts on a whole index: removes it, writes it to the engine's volume or reads it from there. */
export async function actOnIndex(
  { api, endpointId }: Engine,
  act: 'deleteIndex' | 'persist' | 'load',
  index: string,
): Promise<void> {
  await api.callRag(endpointId, act, { index });
}
