import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import { GatewayError } from './GatewayError';

/** An answer that is not a success. */
export interface UpstreamFailure {
  status: number;
  /** The body, or the beginning of it. */
  body: string;
  retryAfter: string | undefined;
}

const MAX_QUOTE = 300;
const QUEUE_RETRY_SECONDS = 5;
const START_RETRY_SECONDS = 30;

/**
 * Says in words what an answer that is not a success means for the person who asked. API server and model speak through
 * the same connection: an API server's own refusals are recognised by their `kind: Status`.
 */
export function explainUpstream(
  failure: UpstreamFailure,
  endpoint: EndpointView,
): GatewayError {
  const body = readBody(failure.body);
  return body.kind === 'Status'
    ? explainApiServer(failure, body.message, endpoint)
    : explainModel(failure, body.message, endpoint);
}

function explainApiServer(
  { status, retryAfter }: UpstreamFailure,
  message: string | undefined,
  { workload, title }: EndpointView,
): GatewayError {
  const where = `cluster ${workload.cluster}`;
  switch (status) {
    case 401:
      return new GatewayError(
        502,
        `${where} refuses the portal's credentials. The platform team needs to renew them.`,
      );
    case 403:
      return new GatewayError(
        502,
        `The portal's account in ${where} may not reach Services in namespace ${workload.namespace}. ` +
          "The platform team can allow it with a Role that grants 'create' and 'get' on 'services/proxy' there.",
      );
    case 404:
      return new GatewayError(
        503,
        `${title} has no Service yet. KAITO creates it when the nodes are ready.`,
        START_RETRY_SECONDS,
      );
    case 429:
      return new GatewayError(
        503,
        `${where} is busy. Try again in a moment.`,
        seconds(retryAfter, 1),
      );
    case 503:
      return new GatewayError(
        503,
        `No pod of ${title} answers yet${quote(
          message,
        )}. Its page shows what it is waiting for.`,
        START_RETRY_SECONDS,
      );
    default:
      return new GatewayError(
        502,
        `${where} could not pass the call on (HTTP ${status}${quote(
          message,
        )}).`,
      );
  }
}

function explainModel(
  { status, retryAfter }: UpstreamFailure,
  message: string | undefined,
  { title, servedModel }: EndpointView,
): GatewayError {
  if (status === 429) {
    return new GatewayError(
      429,
      `${title} has as many calls waiting as it takes${quote(
        message,
      )}. Try again in a few seconds.`,
      seconds(retryAfter, QUEUE_RETRY_SECONDS),
    );
  }
  if (status === 401 || status === 403) {
    return new GatewayError(
      502,
      `${title} asks for credentials of its own, which the portal does not have${quote(
        message,
      )}.`,
    );
  }
  if (status === 404 && message && /model/i.test(message)) {
    return new GatewayError(
      404,
      `${title} does not serve that model${quote(message)}. ${
        servedModel
          ? `It should answer to '${servedModel}'.`
          : 'Ask for its list of models.'
      }`,
    );
  }
  if (status === 404) {
    return new GatewayError(
      503,
      `${title} does not answer chat requests yet. While the weights download, a model serves only its metrics.`,
      START_RETRY_SECONDS,
    );
  }
  if (status >= 400 && status < 500) {
    return new GatewayError(
      400,
      `${title} does not accept the request${quote(message)}.`,
    );
  }
  if (status === 503) {
    return new GatewayError(
      503,
      `${title} is not ready${quote(message)}.`,
      seconds(retryAfter, START_RETRY_SECONDS),
    );
  }
  return new GatewayError(
    status === 504 ? 504 : 502,
    `${title} answered with an error (HTTP ${status}${quote(message)}).`,
  );
}

/** The sentence in a body of OpenAI's, FastAPI's or Kubernetes' shape. */
function readBody(text: string): { kind?: unknown; message?: string } {
  try {
    const body = JSON.parse(text);
    const message = [
      body?.error?.message,
      body?.error,
      body?.message,
      body?.detail,
    ].find(value => typeof value === 'string');
    return { kind: body?.kind, message };
  } catch {
    return {};
  }
}

function quote(message: string | undefined): string {
  const flat = message?.replace(/\s+/g, ' ').trim().replace(/[.]$/, '');
  if (!flat) {
    return '';
  }
  return `: ${flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat}`;
}

function seconds(retryAfter: string | undefined, fallback: number): number {
  const value = Number(retryAfter);
  return value > 0 && value <= 3600 ? value : fallback;
}
