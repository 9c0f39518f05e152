import { readJson } from '../http/readJson';
import { sendJson } from '../http/sendJson';
import { answerFromIndex } from './chat';
import { indexOf, type RagExchange } from './exchange';
import { type RagDocument, RagIndex } from './RagIndex';
import {
  deleteSchema,
  indexSchema,
  pageSchema,
  retrieveSchema,
  updateSchema,
} from './schemas';

interface RagRoute {
  method: string;
  pattern: RegExp;
  handle(exchange: RagExchange): Promise<void> | void;
}

const told = (document: RagDocument, truncateAt = Infinity) => ({
  ...document,
  text: document.text.slice(0, truncateAt),
  hash_value: null,
  is_truncated: document.text.length > truncateAt,
});

async function add({ request, response, indexes }: RagExchange) {
  const body = indexSchema.parse(await readJson(request));
  const index = indexes.get(body.index_name) ?? new RagIndex();
  indexes.set(body.index_name, index);
  const added = body.documents.map(document => told(index.put(document)));
  sendJson(response, 200, added);
}

function page(exchange: RagExchange) {
  const {
    limit,
    offset,
    max_text_length: length,
  } = pageSchema.parse(Object.fromEntries(exchange.query));
  const index = indexOf(exchange, exchange.name);
  const documents = index.page(offset, limit).map(d => told(d, length));
  sendJson(exchange.response, 200, { documents, count: documents.length });
}

async function update(exchange: RagExchange) {
  const body = updateSchema.parse(await readJson(exchange.request));
  const index = indexOf(exchange, exchange.name);
  const sorted = { updated: [], unchanged: [], missing: [] } as Record<
    string,
    object[]
  >;
  for (const document of body.documents) {
    const before = index.get(document.doc_id);
    if (!before) {
      sorted.missing.push(told(document));
    } else if (before.text === document.text) {
      sorted.unchanged.push(told(before));
    } else {
      sorted.updated.push(told(index.put(document)));
    }
  }
  sendJson(exchange.response, 200, {
    updated_documents: sorted.updated,
    unchanged_documents: sorted.unchanged,
    not_found_documents: sorted.missing,
  });
}

async function removeDocuments(exchange: RagExchange) {
  const { doc_ids: ids } = deleteSchema.parse(await readJson(exchange.request));
  const index = indexOf(exchange, exchange.name);
  const gone = ids.filter(id => index.remove(id));
  sendJson(exchange.response, 200, {
    deleted_doc_ids: gone,
    not_found_doc_ids: ids.filter(id => !gone.includes(id)),
  });
}

async function retrieve(exchange: RagExchange) {
  const body = retrieveSchema.parse(await readJson(exchange.request));
  const found = indexOf(exchange, body.index_name).find(
    body.query,
    body.max_node_count,
    body.metadata_filter ?? undefined,
  );
  sendJson(exchange.response, 200, {
    query: body.query,
    results: found.map(document => ({
      ...document,
      node_id: document.doc_id,
    })),
    count: found.length,
  });
}

function persist(exchange: RagExchange) {
  const { name, persisted, response } = exchange;
  persisted.set(name, indexOf(exchange, name).copy());
  sendJson(response, 200, {
    message: `Successfully persisted index ${name}.`,
  });
}

function load({ name, indexes, persisted, response }: RagExchange) {
  indexes.set(name, indexOf({ indexes: persisted }, name).copy());
  sendJson(response, 200, { message: `Successfully loaded index ${name}.` });
}

/** Routes of KAITO's RAG service. `/metrics` is left out: nothing here is measured. */
export const ragRoutes: readonly RagRoute[] = [
  {
    method: 'GET',
    pattern: /^\/health$/,
    handle: ({ response }) =>
      sendJson(response, 200, { status: 'Healthy', detail: null }),
  },
  { method: 'POST', pattern: /^\/index$/, handle: add },
  {
    method: 'GET',
    pattern: /^\/indexes$/,
    handle: ({ response, indexes }) =>
      sendJson(response, 200, [...indexes.keys()]),
  },
  { method: 'GET', pattern: /^\/indexes\/([^/]+)\/documents$/, handle: page },
  {
    method: 'POST',
    pattern: /^\/indexes\/([^/]+)\/documents$/,
    handle: update,
  },
  {
    method: 'POST',
    pattern: /^\/indexes\/([^/]+)\/documents\/delete$/,
    handle: removeDocuments,
  },
  {
    method: 'DELETE',
    pattern: /^\/indexes\/([^/]+)$/,
    handle: exchange => {
      const { indexes, name, response } = exchange;
      indexOf(exchange, name);
      indexes.delete(name);
      sendJson(response, 200, {
        message: `Successfully deleted index ${name}.`,
      });
    },
  },
  { method: 'POST', pattern: /^\/retrieve$/, handle: retrieve },
  { method: 'POST', pattern: /^\/persist\/([^/]+)$/, handle: persist },
  { method: 'POST', pattern: /^\/load\/([^/]+)$/, handle: load },
  {
    method: 'POST',
    pattern: /^\/v1\/chat\/completions$/,
    handle: answerFromIndex,
  },
];
