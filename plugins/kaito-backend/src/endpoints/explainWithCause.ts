import type {
  Cause,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Endpoint } from './Endpoint';
import { GatewayError } from './gateway/GatewayError';

/** The deepest cause known for a workload that is not well. */
export type CauseOf = (ref: WorkloadRef) => Cause | null;

const NOT_YET = ['model_not_ready', 'model_loading'];

/** Adds why a model does not answer yet, as far as its cluster tells, as a refused download of gated weights. */
export function explainWithCause(
  error: unknown,
  { view }: Endpoint,
  causeOf: CauseOf,
): unknown {
  if (
    !(error instanceof GatewayError) ||
    !view.workload ||
    !NOT_YET.includes(error.code ?? '')
  ) {
    return error;
  }
  const cause = causeOf(view.workload);
  return cause
    ? new GatewayError(
        error.statusCode,
        [error.message, cause.summary, cause.nextStep]
          .filter(Boolean)
          .join(' '),
        error,
      )
    : error;
}
