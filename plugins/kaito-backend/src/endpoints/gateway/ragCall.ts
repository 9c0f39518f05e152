import {
  RAG_CALLS,
  type RagCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { Endpoint } from '../Endpoint';
import { GatewayError } from './GatewayError';
import type { UpstreamCall } from './InferenceGateway';
import { parseCall } from './parseCall';
import { readBody } from './readBody';
import type { BodyLimits } from './readGatewayConfig';
import { CALL_RULES } from './callRules';

const JSON_TYPE = 'application/json';
/** Names a path can hold without being read as another path. */
// eslint-disable-next-line no-control-regex
const INDEX = /^(?!\.{1,2}$)[^/\\\u0000-\u001f\u007f]{1,128}$/;
/** Parameters that pass; others, as a path on the engine's volume, are not a caller's to choose. */
const QUERY = ['limit', 'offset', 'max_text_length'];

/** Calls with a JSON body. */
const WITH_BODY: readonly RagCallName[] = [
  'index',
  'retrieve',
  'updateDocuments',
  'deleteDocuments',
];

/**
 * Makes the request of a call to a RAGEngine's own API.
 * @throws GatewayError when the endpoint is no RAGEngine
 * @throws InputError that names the field
 */
export async function ragCall(
  { view }: Endpoint,
  name: RagCallName,
  request: Request,
  limits: BodyLimits,
): Promise<UpstreamCall> {
  if (view.runtime !== 'rag') {
    throw new GatewayError(404, `${view.title} is no RAGEngine.`, {
      code: 'call_not_offered',
    });
  }
  const { method } = RAG_CALLS[name];
  const path = pathOf(name, request);
  const call = { method, path, accept: JSON_TYPE };
  if (!WITH_BODY.includes(name)) {
    return call;
  }
  const raw = await readBody(request, limits.json);
  const { body } = parseCall(raw, CALL_RULES.score, limits);
  return { ...call, contentType: JSON_TYPE, body };
}

function pathOf(name: RagCallName, request: Request): string {
  const { index } = request.params;
  if (index !== undefined && !INDEX.test(index)) {
    throw new InputError(
      'index: takes 1 to 128 characters, without slashes, and is neither . nor ..',
    );
  }
  const path = RAG_CALLS[name].path.replace(
    '{index}',
    encodeURIComponent(index ?? ''),
  );
  const { searchParams } = new URL(request.url, 'http://localhost');
  const query = new URLSearchParams();
  QUERY.forEach(key => {
    const value = searchParams.get(key);
    if (value !== null && name === 'documents') {
      if (!/^\d{1,9}$/.test(value)) {
        throw new InputError(`${key}: is not a whole number`);
      }
      query.set(key, value);
    }
  });
  return query.size > 0 ? `${path}?${query}` : path;
}
