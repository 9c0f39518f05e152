import { readText } from './readPath';
import type { KubeObject } from './types';
import {
  composeYaml,
  ManifestParseError,
  toValue,
  valueBudget,
  type YamlLimits,
} from './yaml';

/** An object and the line (from 1) its document starts at. */
export interface ParsedManifest {
  object: KubeObject;
  line: number;
}

const REQUIRED = [['apiVersion'], ['kind'], ['metadata', 'name']];

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
 * Reads a YAML or JSON text with any number of documents. Empty documents are passed over. Safe on text nobody has
 * looked at: what goes beyond {@link YAML_LIMITS} (or the limits given) is refused in well under a second.
 * @throws ManifestParseError at the first fault, and nothing else
 */
export function parseManifests(
  text: string,
  limits: Partial<YamlLimits> = {},
): ParsedManifest[] {
  const { documents, lineAt } = composeYaml(text, limits);
  const budget = valueBudget(limits.maxValues);
  return documents.flatMap(document => {
    const value = toValue(document, lineAt, budget);
    if (value === null) {
      return [];
    }
    const line = lineAt(document.contents?.range[0] ?? document.range[0]);
    return [{ object: toObject(value, line), line }];
  });
}
