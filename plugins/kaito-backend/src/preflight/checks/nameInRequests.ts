import type { KaitoRequest } from '@kaito-portal/backstage-plugin-kaito-common';
import type { AuthorizedRequestService } from '../../requests';
import { type Check, fail, pass } from '../Check';

/** Knows which requests are under way, as far as the caller may. */
export type RequestLook = Pick<AuthorizedRequestService, 'openFor'>;

function describe({ id, requestedBy, pullRequest }: KaitoRequest): string {
  return `${requestedBy} asks for the same name in request ${id}${
    pullRequest?.url
      ? `: ${pullRequest.url}`
      : ', whose pull request is not open yet.'
  }`;
}

/** Whether somebody else is asking for the same name right now. */
export function nameInRequests(requests: RequestLook): Check {
  return {
    name: 'name-in-requests',
    field: 'name',
    async run({ wish, credentials }) {
      const { cluster, namespace, name, requestId } = wish;
      const open = await requests.openFor(credentials, {
        cluster,
        namespace,
        name,
      });
      // One's own requests can always be read.
      const [other] = open.filter(
        one => !one.readable || one.request.id !== requestId,
      );
      if (!other) {
        return [pass('No other open request asks for this name.')];
      }
      return [
        fail(
          other.readable
            ? describe(other.request)
            : `Another open request asks for the name ${name} there.`,
          `Choose another name than ${name}, or wait until that request is merged or closed.`,
        ),
      ];
    },
  };
}
