import type { Workspace } from '../manifests/types';
import { checkShape } from './checkShape';
import type { ValidationContext } from './context';
import { type Finding, rejected } from './Finding';
import { toSubject } from './rule';
import { name } from './rules/purpose';
import { adapterFindings } from './update/adapters';
import { immutableFindings } from './update/immutable';
import { rollOutFindings } from './update/rollOut';

/**
 * What KAITO would say of a change to a Workspace. Creation rules are not asked again, but for the name (W1).
 * `ineffective` findings are changes it admits and does not carry out. `before` is taken to be valid.
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
  const [old, now] = [before as Workspace, after as Workspace];
  if (old.metadata.name !== now.metadata.name) {
    return [
      rejected(
        'UPDATE',
        'metadata.name',
        'The name of an object cannot change',
      ),
    ];
  }
  return [
    ...immutableFindings(old, now, context),
    ...name(toSubject(now, context)),
    ...adapterFindings(now),
    ...rollOutFindings(old, now),
  ];
}
