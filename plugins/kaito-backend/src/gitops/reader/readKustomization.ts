import {
  composeYaml,
  ManifestParseError,
  toValue,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { KustomizationFacts } from './ManifestFile';

/** Fields that decide which files count, not what becomes of them. */
const HARMLESS = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'namespace',
  'sortOptions',
  'openapi',
  'buildMetadata',
]);

/** Whether a path is that of a kustomization. */
export function isKustomization(path: string): boolean {
  return /(^|\/)kustomization(\.ya?ml)?$/i.test(path);
}

function bare(entry: unknown): string {
  return typeof entry === 'string'
    ? entry.replace(/^\.\//, '').replace(/\/$/, '')
    : '';
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/**
 * What a kustomization lists and does.
 * @throws ManifestParseError when it cannot be read
 */
export function readKustomization(text: string): KustomizationFacts {
  const { documents, lineAt } = composeYaml(text);
  const value = documents[0] ? toValue(documents[0], lineAt) : {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestParseError(1, 'a kustomization is a mapping');
  }
  const fields = value as Record<string, unknown>;
  const { resources, namespace } = fields;
  return {
    resources: Array.isArray(resources)
      ? resources.map(bare).filter(Boolean)
      : [],
    namespace: typeof namespace === 'string' && namespace ? namespace : null,
    transforms: Object.keys(fields)
      .filter(name => !HARMLESS.has(name) && !isEmpty(fields[name]))
      .sort(),
  };
}
