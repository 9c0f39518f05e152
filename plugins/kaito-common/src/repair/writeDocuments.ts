import type { Document } from 'yaml';
import { jsonIndentOf, layoutOf } from './layout';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Writes documents in the layout of the text they come from: YAML with its indentation, or JSON. */
export function writeDocuments(source: string, documents: Document[]): string {
  if (documents.length === 1 && isJson(source)) {
    const text = JSON.stringify(
      documents[0].toJS(),
      null,
      jsonIndentOf(source),
    );
    return source.endsWith('\n') ? `${text}\n` : text;
  }
  const layout = layoutOf(source);
  const text = documents.map(document => document.toString(layout)).join('');
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
