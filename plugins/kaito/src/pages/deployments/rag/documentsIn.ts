import { z } from 'zod';
import type { NewDocument } from './engine';

/** Largest file that is taken, bytes: the gateway takes 1 MiB at a time unless configured otherwise. */
export const MAX_FILE_BYTES = 512 * 1024;
/** Files at a time. */
export const MAX_FILES = 50;
/** Files that are read, by the end of their names. */
export const FILE_TYPES = ['.txt', '.md', '.json'];

const documentsSchema = z
  .array(
    z.object({
      text: z.string().min(1),
      metadata: z.record(z.string(), z.unknown()).optional(),
    }),
  )
  .min(1);

/** Why a file is not taken; null when it is. */
export function whyNotTaken(file: { name: string; size: number }) {
  if (!FILE_TYPES.some(end => file.name.toLowerCase().endsWith(end))) {
    return `Files of this kind are not taken; ${FILE_TYPES.join(', ')} are.`;
  }
  if (file.size > MAX_FILE_BYTES) {
    return `It is larger than ${MAX_FILE_BYTES / 1024} KiB. Split it.`;
  }
  return file.size === 0 ? 'It is empty.' : null;
}

/**
 * What a file becomes: a list of documents with `text` (and `metadata`) in JSON is that, everything else is one document.
 * Each says which file it comes from.
 */
export function documentsIn(name: string, content: string): NewDocument[] {
  const listed = /\.json$/i.test(name)
    ? documentsSchema.safeParse(toJson(content))
    : undefined;
  const documents = listed?.success ? listed.data : [{ text: content }];
  return documents.map(({ text, metadata }) => ({
    text,
    metadata: { file_name: name, ...metadata },
  }));
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a name cannot be an index's; null when it can. */
export function badIndexName(name: string): string | null {
  if (name === '') {
    return 'Name the index.';
  }
  if (name.length > 128) {
    return 'A name has at most 128 characters.';
  }
  // eslint-disable-next-line no-control-regex
  return /[/\\\u0000-\u001f\u007f]/.test(name) || /^\.{1,2}$/.test(name)
    ? 'A name has no slashes and is neither . nor ..'
    : null;
}

const SOURCES = ['title', 'source', 'url', 'file_name'];

/** Where a document or passage says it comes from. */
export function sourceOf(document: {
  doc_id?: string;
  metadata?: Record<string, unknown> | null;
}): string {
  const named = SOURCES.map(key => document.metadata?.[key]).find(
    value => typeof value === 'string' && value !== '',
  );
  return (named as string | undefined) ?? document.doc_id ?? 'no source named';
}
