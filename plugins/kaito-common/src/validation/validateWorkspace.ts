import type { Workspace } from '../manifests/types';
import { checkShape } from './checkShape';
import type { ValidationContext } from './context';
import type { Finding } from './Finding';
import { toSubject } from './rule';
import { CREATE_RULES } from './rules';
import { withoutNulls } from './withoutNulls';

/**
 * What KAITO would say of a new Workspace: its shape first, then every rule of the webhook on creation (W1–W49).
 * A wrong shape hides the rules, as the API server never asks them then. `not-checked` findings name what only the
 * cluster can tell.
 */
export function validateWorkspace(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = checkShape('Workspace', object);
  if (shape.length > 0) {
    return shape;
  }
  const subject = toSubject(withoutNulls(object) as Workspace, context);
  return CREATE_RULES.flatMap(rule => rule(subject));
}
