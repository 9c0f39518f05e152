import type { Document } from 'yaml';
import {
  type Finding,
  validateManifest,
  type ValidationContext,
} from '../validation';
import { rejected } from '../validation/Finding';
import { manifestsIn } from './manifestsIn';
import { parseText } from './parseText';

function unreadable(reason: string): Finding {
  return rejected('PARSE', '', reason, 'Correct the YAML first');
}

function inPlace(finding: Finding, index: number | undefined): Finding {
  const path = [index === undefined ? '' : `items[${index}]`, finding.path];
  return { ...finding, path: path.filter(Boolean).join('.') };
}

function ofDocument(document: Document, context: ValidationContext): Finding[] {
  const [error] = document.errors;
  if (error) {
    return [unreadable(error.message)];
  }
  try {
    return manifestsIn(document).flatMap(({ root, prefix }) => {
      const index = prefix.find(step => typeof step === 'number');
      return validateManifest(root.toJS(document), context).map(finding =>
        inPlace(finding, index as number | undefined),
      );
    });
  } catch (fault) {
    // An unknown anchor, or aliases that unfold without end.
    return [unreadable((fault as Error).message)];
  }
}

/** What validation says of every manifest of KAITO in a text; items of a List under `items[0]` and so on. */
export function findingsLeft(
  text: string,
  context: ValidationContext,
): Finding[] {
  return parseText(text).documents.flatMap(document =>
    ofDocument(document, context),
  );
}
