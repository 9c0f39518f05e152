import { randomUUID } from 'node:crypto';

/** A document as the engine keeps it. */
export interface RagDocument {
  doc_id: string;
  text: string;
  metadata: Record<string, unknown>;
}

/** A document that was found, and how well it fits. */
export interface FoundDocument extends RagDocument {
  score: number;
}

const K1 = 1.2;
const B = 0.75;

const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Documents of one index. They are found by their words (BM25), not by an embedding: the sandbox has no embedding
 * model.
 */
export class RagIndex {
  private readonly documents = new Map<string, RagDocument>();

  get(id: string): RagDocument | undefined {
    return this.documents.get(id);
  }

  /** Adds a document, or puts one in the place of that with the same id. */
  put(
    document: Omit<RagDocument, 'doc_id'> & { doc_id?: string },
  ): RagDocument {
    const stored = { ...document, doc_id: document.doc_id || randomUUID() };
    this.documents.set(stored.doc_id, stored);
    return stored;
  }

  /** The same documents, as they are now. */
  copy(): RagIndex {
    const copy = new RagIndex();
    this.documents.forEach(document => copy.put(document));
    return copy;
  }

  remove(id: string): boolean {
    return this.documents.delete(id);
  }

  page(offset: number, limit: number): RagDocument[] {
    return [...this.documents.values()].slice(offset, offset + limit);
  }

  /** The documents that share words with a query, best first, of those whose metadata is as the filter says. */
  find(
    query: string,
    limit: number,
    filter: Record<string, unknown> = {},
  ): FoundDocument[] {
    const texts = [...this.documents.values()].map(document => ({
      document,
      words: wordsOf(document.text),
    }));
    const mean =
      texts.reduce((sum, { words }) => sum + words.length, 0) /
      Math.max(1, texts.length);
    const rarity = (word: string) => {
      const holding = texts.filter(({ words }) => words.includes(word)).length;
      return Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
    };
    const asked = [...new Set(wordsOf(query))].map(
      word => [word, rarity(word)] as const,
    );
    return texts
      .filter(({ document: { metadata } }) =>
        Object.entries(filter).every(([key, value]) => metadata[key] === value),
      )
      .map(({ document, words }) => ({
        ...document,
        score: asked.reduce((sum, [word, weight]) => {
          const count = words.filter(other => other === word).length;
          const length = 1 - B + (B * words.length) / Math.max(1, mean);
          return sum + (weight * count * (K1 + 1)) / (count + K1 * length);
        }, 0),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }
}
