import type { EndpointCallName } from '@kaito-portal/backstage-plugin-kaito-common';
import { ENDPOINT_CALLS } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request } from 'express';
import type { Endpoint } from '../Endpoint';
import { CALL_RULES } from './callRules';
import { GatewayError } from './GatewayError';
import type { UpstreamCall } from './InferenceGateway';
import { judgeModel, notServed } from './judgeModel';
import { parseCall, withModel } from './parseCall';
import { readBody } from './readBody';
import type { BodyLimits } from './readGatewayConfig';
import { formCall } from './formCall';

const JSON_TYPE = 'application/json';

/** A call that may go out, and what is known of it. */
export interface PreparedCall {
  upstream: UpstreamCall;
  /** The model the request names; null when it names none, or when nobody looked. */
  model: string | null;
}

export interface PrepareOptions {
  limits: BodyLimits;
  /** Asks the endpoint again what it serves. */
  refresh(endpoint: Endpoint): Promise<Endpoint>;
}

/**
 * Reads a call's body and makes the request of it that its endpoint understands.
 * @throws InputError that names the field
 * @throws GatewayError with what is wrong with body, size or model
 */
export async function prepareCall(
  endpoint: Endpoint,
  name: EndpointCallName,
  request: Request,
  options: PrepareOptions,
): Promise<PreparedCall> {
  const path = pathFor(endpoint, name);
  const { method } = ENDPOINT_CALLS[name];
  const rule = CALL_RULES[name];
  if (rule.body === 'none') {
    return { upstream: { method, path, accept: JSON_TYPE }, model: null };
  }
  if (rule.body === 'form') {
    return {
      upstream: formCall(request, path, options.limits.audio),
      model: null,
    };
  }
  const { limits } = options;
  const takesImages = endpoint.view.abilities.images !== 'no';
  const raw = await readBody(
    request,
    takesImages ? Math.max(limits.json, limits.images) : limits.json,
  );
  const parsed = parseCall(raw, rule, limits);
  await assertServed(endpoint, parsed.model, options);
  return {
    upstream: {
      method,
      path,
      accept: parsed.stream ? 'text/event-stream' : JSON_TYPE,
      contentType: JSON_TYPE,
      body: bodyFor(endpoint, parsed),
    },
    model: parsed.model,
  };
}

function pathFor({ view, dialect }: Endpoint, name: EndpointCallName): string {
  const path = view.calls.includes(name) ? dialect.pathOf(name) : undefined;
  if (path === undefined) {
    throw new GatewayError(
      404,
      `${view.title} does not answer ${
        ENDPOINT_CALLS[name].path
      }. It answers ${view.calls
        .map(call => ENDPOINT_CALLS[call].path)
        .join(', ')}.`,
      { code: 'call_not_offered' },
    );
  }
  return path;
}

async function assertServed(
  endpoint: Endpoint,
  model: string | null,
  { refresh }: PrepareOptions,
) {
  if (judgeModel(endpoint, model) === 'yes') {
    return;
  }
  // An adapter may have come since it was last asked. Whoever goes by the model is not asked: it may serve others' too.
  const current = endpoint.models.closed ? endpoint : await refresh(endpoint);
  if (judgeModel(current, model) === 'no') {
    throw notServed(current, model!);
  }
}

/**
 * The body as it came. Where others' models are behind the same address, one that cannot be read in two ways: a name
 * written twice could be judged by its first and answered by its second.
 */
function bodyFor(
  { models, dialect }: Endpoint,
  { body, model }: { body: Buffer; model: string | null },
): Buffer {
  const id = dialect.modelInBody?.(model);
  return id !== undefined && (models.closed || id !== model)
    ? withModel(body, id)
    : body;
}
