import type { KubeObject } from '../../manifests/types';
import { type Finding, rejected } from '../Finding';

/** UPDATE: an object with another name or in another namespace is another object. */
export function identityFindings(
  before: KubeObject,
  after: KubeObject,
): Finding[] {
  return (['name', 'namespace'] as const)
    .filter(
      field =>
        before.metadata[field] !== after.metadata[field] &&
        // A manifest may leave its namespace to whoever applies it.
        (field === 'name' || Boolean(after.metadata[field])),
    )
    .map(field =>
      rejected(
        'UPDATE',
        `metadata.${field}`,
        `The ${field} of an object cannot change`,
        `Keep the ${field}, or create another object and retire this one`,
      ),
    );
}
