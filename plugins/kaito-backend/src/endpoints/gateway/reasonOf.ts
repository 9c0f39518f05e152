import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import { GatewayError } from './GatewayError';
import type { OpenAnswer } from './InferenceGateway';

/** Why an answer broke off: what the watchdog knows, or that the connection was lost. */
export function reasonOf(
  error: unknown,
  { watchdog }: OpenAnswer,
  endpoint: EndpointView,
): Error {
  if (watchdog.signal.aborted) {
    return watchdog.signal.reason;
  }
  if (error instanceof GatewayError) {
    return error;
  }
  return error instanceof RangeError
    ? new GatewayError(
        502,
        `${endpoint.title}: ${error.message}. Ask for a streamed answer.`,
        { code: 'answer_too_large' },
      )
    : new GatewayError(
        502,
        `The connection to ${endpoint.title} was lost in the middle of its answer. Ask again.`,
        { code: 'connection_lost' },
      );
}

/** The model said nothing for so many milliseconds. */
export function silence(endpoint: EndpointView, idle: number): GatewayError {
  return new GatewayError(
    504,
    `${endpoint.title} said nothing for ${idle / 1000} s.`,
    { code: 'idle_timeout' },
  );
}
