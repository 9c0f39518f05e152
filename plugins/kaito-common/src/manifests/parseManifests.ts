import { LineCounter, parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import { readText } from './readPath';
import type { KubeObject } from './types';

/** An object and the line (from 1) its document starts at. */
export interface ParsedManifest {
  object: KubeObject;
  line: number;
}

/** Text that is not a set of Kubernetes manifests. */
export class ManifestParseError extends Error {
  /** Line (from 1) where it goes wrong. */
  readonly line: number;
  readonly reason: string;

  constructor(line: number, reason: string) {
    super(`Line ${line}: ${reason}`);
    this.name = 'ManifestParseError';
    this.line = line;
    this.reason = reason;
  }
}

const REQUIRED = [['apiVersion'], ['kind'], ['metadata', 'name']];

function toValue(document: Document.Parsed, line: number): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An unknown anchor, or aliases that unfold without end.
    throw new ManifestParseError(line, (error as Error).message);
  }
}

function toObject(value: unknown, line: number): KubeObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestParseError(
      line,
      'a Kubernetes object is a mapping, this document is not',
    );
  }
  for (const path of REQUIRED) {
    if (readText(value, ...path) === undefined) {
      throw new ManifestParseError(
        line,
        `\`${path.join('.')}\` is missing or not text`,
      );
    }
  }
  return value as KubeObject;
}

/**
 * Reads a YAML or JSON text with any number of documents. Empty documents are passed over.
 * Throws {@link ManifestParseError} at the first fault.
 */
export function parseManifests(text: string): ParsedManifest[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line || 1;
  if (!Array.isArray(documents)) {
    return [];
  }
  return documents.flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw new ManifestParseError(lineAt(error.pos[0]), error.message);
    }
    if (document.contents === null) {
      return [];
    }
    const line = lineAt(document.contents.range[0]);
    const value = toValue(document, line);
    return value === null ? [] : [{ object: toObject(value, line), line }];
  });
}
