import type { Finding } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { InputError } from '@backstage/errors';

/** Throws an InputError with every finding for which KAITO would refuse the manifest; otherwise returns the rest. */
export function refuseRejected(findings: readonly Finding[]): Finding[] {
  const rejected = findings.filter(({ severity }) => severity === 'rejected');
  if (rejected.length > 0) {
    const lines = rejected.map(
      ({ rule, path, message, fix }) =>
        `${rule} at ${path}: ${message}${fix ? ` (${fix})` : ''}`,
    );
    throw new InputError(
      `The cluster would refuse this manifest. ${lines.join('; ')}`,
    );
  }
  return [...findings];
}
