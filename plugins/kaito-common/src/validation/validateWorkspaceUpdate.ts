import type { Workspace } from '../manifests/types';
import { checkShape } from './checkShape';
import type { ValidationContext } from './context';
import type { Finding } from './Finding';
import { toSubject } from './rule';
import { name } from './rules/purpose';
import { images } from './rules/tuning';
import { adapterFindings } from './update/adapters';
import { annotationFindings } from './update/annotations';
import { identityFindings } from './update/identity';
import { immutableFindings } from './update/immutable';
import { previous } from './update/previous';
import { rollOutFindings } from './update/rollOut';
import { withoutNulls } from './withoutNulls';

/**
 * What KAITO would say of a change to a Workspace: UPDATE is refused; ROLL-OUT is admitted and
 * not carried out on what runs, or (`advice`) starts tuning again. Creation rules are not asked again, but for the name
 * (W1), images of tuning (W46) and a changed NodeClass (W9). `before` is taken to be valid; where it cannot be read, the
 * change is `not-checked`.
 */
export function validateWorkspaceUpdate(
  before: unknown,
  after: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = checkShape('Workspace', after);
  if (shape.length > 0) {
    return shape;
  }
  const now = withoutNulls(after) as Workspace;
  const found = previous<Workspace>('Workspace', before);
  if ('findings' in found) {
    return found.findings;
  }
  const old = found.object;
  const identity = identityFindings(old, now);
  if (identity.length > 0) {
    return identity;
  }
  const subject = toSubject(now, context);
  const refusals = [
    ...immutableFindings(old, now, context),
    ...name(subject),
    ...images(subject),
    ...adapterFindings(now),
    ...annotationFindings(old, subject),
  ];
  // What is refused is not carried out either, which goes without saying.
  const refused = (path: string) =>
    refusals.some(
      other => other.path.startsWith(path) || path.startsWith(other.path),
    );
  return [
    ...refusals,
    ...rollOutFindings(old, now, context).filter(({ path }) => !refused(path)),
  ];
}
