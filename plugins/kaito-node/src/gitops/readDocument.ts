import {
  composeYaml,
  ManifestParseError,
  toValue,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { Document } from 'yaml';

/**
 * The one YAML document of a text, with its comments. Files of a repository are written by anyone: what goes beyond the
 * limits of manifests is refused before it is read.
 * @throws ManifestParseError for faults of syntax, a second document, and what goes beyond a limit
 */
export function readDocument(text: string): Document.Parsed {
  const { documents, lineAt } = composeYaml(text);
  const [first, second] = documents;
  if (!first) {
    throw new ManifestParseError(1, 'the text is empty');
  }
  if (second) {
    throw new ManifestParseError(
      lineAt(second.range[0]),
      'a second document begins where one is expected',
    );
  }
  // Finds keys given twice, unknown aliases and aliases that grow without bound.
  toValue(first, lineAt);
  return first;
}
