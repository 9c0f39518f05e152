import { type Document, LineCounter, parseAllDocuments } from 'yaml';

/** The documents of a text, faulty ones included, and the line (from 1) of an offset in it. */
export function parseText(text: string): {
  documents: Document.Parsed[];
  lineAt(offset: number): number;
} {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
  });
  return {
    documents: Array.isArray(documents) ? documents : [],
    lineAt: offset => lineCounter.linePos(offset).line || 1,
  };
}
