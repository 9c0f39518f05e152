import { InputError } from '@backstage/errors';

/**
 * Entity ref of the person a task runs for.
 * @throws InputError when the task does not say
 */
export function initiatorOf(context: { user?: { ref?: string } }): string {
  const ref = context.user?.ref;
  if (!ref) {
    throw new InputError(
      'The task does not say who asks. Start the template as a signed-in user.',
    );
  }
  return ref;
}
