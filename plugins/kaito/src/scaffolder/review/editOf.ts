import type { EditRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { withoutBlanks } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import type { DeploymentEdit } from '../deployment/deploymentWords';
import { evaluateInput } from './evaluateInput';

type Changes = Extract<EditRequest, { action: 'change' }>['changes'];

/** What a form would change of a deployment, as far as that can be told here. */
export type FormEdit =
  | { kind: 'ready'; request: EditRequest }
  /** Every field that may change was left blank. */
  | { kind: 'nothing' }
  /** The template does not say, or only the running task can evaluate what it says. */
  | { kind: 'unknown' };

/**
 * What a form asks for of a deployment that exists, as `kaito:gitops:change` or `kaito:gitops:retire` will be asked.
 *
 * @param template - the `changes` of that step, as the template writes them
 */
export function editOf(
  use: DeploymentEdit,
  template: unknown,
  form: unknown,
): FormEdit {
  if (use === 'retire') {
    return { kind: 'ready', request: { action: 'retire' } };
  }
  if (template === undefined) {
    return { kind: 'unknown' };
  }
  const { input, open } = evaluateInput(template, {
    parameters: form ?? {},
    user: {},
  });
  if (open.length > 0) {
    return { kind: 'unknown' };
  }
  const changes = withoutBlanks(input) as Changes;
  return Object.keys(changes).length > 0
    ? { kind: 'ready', request: { action: 'change', changes } }
    : { kind: 'nothing' };
}
