import { InputError } from '@backstage/errors';
import { DeploymentRequestError } from '@kaito-portal/backstage-plugin-kaito-common/requests';

/** What the library says of a request, as the Scaffolder shows a person's mistake. */
export function asInputError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof DeploymentRequestError
      ? new InputError(error.message)
      : error;
  }
}
