import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { UpstreamFailure } from '../ways/UpstreamRefusal';
import { explainApiServer } from './explainApiServer';
import { GatewayError } from './GatewayError';
import { quote, secondsOf } from './words';

const QUEUE_RETRY_SECONDS = 5;
const START_RETRY_SECONDS = 30;

/**
 * Says in words what an answer that is not a success means for the person who asked. API server and model speak through
 * the same connection: an API server's own refusals are recognised by their `kind: Status`.
 * @param secrets - what must not be repeated from the answer
 */
export function explainUpstream(
  failure: UpstreamFailure,
  endpoint: EndpointView,
  secrets: readonly string[] = [],
): GatewayError {
  const { kind, message } = readBody(failure.body);
  const clean = secrets
    .filter(secret => secret.length > 0)
    .reduce((text, secret) => text?.replaceAll(secret, '[redacted]'), message);
  return kind === 'Status' && endpoint.workload
    ? explainApiServer(failure, clean, endpoint)
    : explainModel(failure, clean, endpoint);
}

function explainModel(
  failure: UpstreamFailure,
  message: string | undefined,
  endpoint: EndpointView,
): GatewayError {
  const { status, retryAfter } = failure;
  const { title } = endpoint;
  const said = quote(message);
  if (status >= 300 && status < 400) {
    return new GatewayError(
      502,
      `${title} answers with a redirect (HTTP ${status}), which the gateway does not follow: it could lead anywhere. Its address has to be given as it is after the redirect.`,
      { code: 'redirect_not_followed' },
    );
  }
  switch (status) {
    case 401:
    case 403:
      return explainRefusal(status, message, endpoint);
    case 404:
      return explainMissing(message, endpoint);
    case 429:
      return new GatewayError(
        429,
        `${title} has as many calls waiting as it takes${said}. Try again in a few seconds.`,
        {
          retryAfterSeconds: secondsOf(retryAfter, QUEUE_RETRY_SECONDS),
          code: 'rate_limit_exceeded',
        },
      );
    case 503:
      return new GatewayError(503, `${title} is not ready${said}.`, {
        retryAfterSeconds: secondsOf(retryAfter, START_RETRY_SECONDS),
        code: 'model_not_ready',
      });
    default:
      return status >= 400 && status < 500
        ? explainRequest(message, endpoint)
        : new GatewayError(
            status === 504 ? 504 : 502,
            `${title} answered with an error (HTTP ${status}${said}).`,
            { code: 'upstream_error' },
          );
  }
}

function explainRefusal(
  status: number,
  message: string | undefined,
  { title, workload }: EndpointView,
): GatewayError {
  const code = 'upstream_unauthorized';
  if (!workload) {
    // What a provider says of a key may repeat it.
    return new GatewayError(
      502,
      `${title} refuses the portal's credentials (HTTP ${status}). The platform team needs to renew what kaito.endpoints says of it.`,
      { code },
    );
  }
  return /gated|hugging ?face|hf_token/i.test(message ?? '')
    ? new GatewayError(
        502,
        `${title} may not load its weights: the publisher hands them out only with a token of someone who accepted the licence${quote(
          message,
        )}. Give the deployment a Secret with HF_TOKEN (presetOptions.modelAccessSecret).`,
        { code: 'gated_model' },
      )
    : new GatewayError(
        502,
        `${title} asks for credentials of its own, which the portal does not have${quote(
          message,
        )}.`,
        { code },
      );
}

function explainMissing(
  message: string | undefined,
  { title, servedModel, workload }: EndpointView,
): GatewayError {
  if (message && /model|deployment/i.test(message)) {
    return new GatewayError(
      404,
      `${title} does not serve that model${quote(message)}. ${
        servedModel
          ? `It should answer to '${servedModel}'.`
          : 'Ask for its list of models.'
      }`,
      { code: 'model_not_found', param: 'model' },
    );
  }
  return workload
    ? new GatewayError(
        503,
        `${title} does not answer such calls yet. While the weights download, a model serves only its metrics.`,
        { retryAfterSeconds: START_RETRY_SECONDS, code: 'model_loading' },
      )
    : new GatewayError(
        502,
        `${title} has no such call at its address${quote(
          message,
        )}. The platform team needs to check url, deployment and apiVersion in kaito.endpoints.`,
        { code: 'upstream_error' },
      );
}

function explainRequest(
  message: string | undefined,
  { title, workload }: EndpointView,
): GatewayError {
  return /tool-call-parser|enable-auto-tool-choice/.test(message ?? '')
    ? new GatewayError(
        400,
        `${title} has no tool parser, so the model cannot choose a tool by itself. Name the function in tool_choice, ${
          workload
            ? 'set tool-call-parser in the deployment’s inference config, '
            : ''
        }or take a model that calls tools${quote(message)}.`,
        { code: 'no_tool_parser', param: 'tool_choice' },
      )
    : new GatewayError(
        400,
        `${title} does not accept the request${quote(message)}.`,
        { code: 'invalid_request' },
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
