import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { UpstreamFailure } from '../ways/UpstreamRefusal';
import { GatewayError } from './GatewayError';
import { quote, secondsOf } from './words';

const START_RETRY_SECONDS = 30;

/** Says in words what a refusal of the API server itself means, in place of the model behind it. */
export function explainApiServer(
  { status, retryAfter }: UpstreamFailure,
  message: string | undefined,
  { workload, title }: EndpointView,
): GatewayError {
  const where = workload ? `cluster ${workload.cluster}` : title;
  switch (status) {
    case 401:
      return new GatewayError(
        502,
        `${where} refuses the portal's credentials. The platform team needs to renew them.`,
        { code: 'cluster_unauthorized' },
      );
    case 403:
      return new GatewayError(
        502,
        `The portal's account in ${where} may not reach Services in namespace ${workload?.namespace}. ` +
          "The platform team can allow it with a Role that grants 'create' and 'get' on 'services/proxy' there, and 'delete' to remove indexes.",
        { code: 'cluster_forbidden' },
      );
    case 404:
      return new GatewayError(
        503,
        `${title} has no Service yet. KAITO creates it when the nodes are ready.`,
        { retryAfterSeconds: START_RETRY_SECONDS, code: 'model_not_ready' },
      );
    case 429:
      return new GatewayError(503, `${where} is busy. Try again in a moment.`, {
        retryAfterSeconds: secondsOf(retryAfter, 1),
        code: 'cluster_busy',
      });
    case 503:
      return new GatewayError(
        503,
        `No pod of ${title} answers yet${quote(
          message,
        )}. Its page shows what it is waiting for.`,
        { retryAfterSeconds: START_RETRY_SECONDS, code: 'model_not_ready' },
      );
    default:
      return new GatewayError(
        502,
        `${where} could not pass the call on (HTTP ${status}${quote(
          message,
        )}).`,
        { code: 'upstream_error' },
      );
  }
}
