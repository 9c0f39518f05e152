import type { Document } from 'yaml';
import {
  type ComposedYaml,
  composeYaml,
  ManifestParseError,
  toValue,
} from '../manifests/yaml';
import {
  type Finding,
  validateManifest,
  type ValidationContext,
} from '../validation';
import { rejected } from '../validation/Finding';
import { manifestsIn } from './manifestsIn';

/** What a reader of YAML gives, or the finding that it cannot be read. */
export function readOr<T>(read: () => T, faulty: (finding: Finding) => T): T {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof ManifestParseError) {
      return faulty(rejected('PARSE', '', fault.message, 'Correct it first'));
    }
    throw fault;
  }
}

function valueAt(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown>)[step],
    value,
  );
}

function ofDocument(
  document: Document.Parsed,
  text: ComposedYaml,
  context: ValidationContext,
): Finding[] {
  const value = toValue(document, text.lineAt);
  return manifestsIn(document).flatMap(({ prefix }) => {
    const index = prefix.at(-1);
    const place = index === undefined ? '' : `items[${index}]`;
    return validateManifest(valueAt(value, prefix), context).map(finding => ({
      ...finding,
      path: [place, finding.path].filter(Boolean).join('.'),
    }));
  });
}

/** What validation says of every manifest of KAITO in a text; items of a List under `items[0]` and so on. */
export function findingsLeft(
  text: string,
  context: ValidationContext,
): Finding[] {
  return readOr(
    () => {
      const composed = composeYaml(text);
      return composed.documents.flatMap(document =>
        readOr(
          () => ofDocument(document, composed, context),
          finding => [finding],
        ),
      );
    },
    finding => [finding],
  );
}
