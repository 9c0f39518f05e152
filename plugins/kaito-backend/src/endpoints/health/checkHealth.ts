import type {
  EndpointCallName,
  EndpointHealth,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';
import type { Endpoint, Way } from '../Endpoint';
import { GatewayError } from '../gateway/GatewayError';
import { explainUpstream } from '../gateway/explainUpstream';
import { knownModels } from '../gateway/judgeModel';
import { readText } from '../gateway/readText';
import type { EndpointSender } from '../ways/EndpointSender';
import { UpstreamRefusal } from '../ways/UpstreamRefusal';

const MAX_BYTES = 1024 * 1024;

const listSchema = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      parent: z.string().nullish(),
      max_model_len: z.number().int().nullish(),
    }),
  ),
});

type Found = Pick<EndpointHealth, 'state' | 'reason' | 'models'>;

/** Asks an endpoint how it is and which models it serves. Never rejects: what goes wrong is what it finds. */
export async function checkHealth(
  endpoint: Endpoint,
  sender: Pick<EndpointSender, 'send'>,
  timeoutMs: number,
): Promise<Found> {
  if (endpoint.obstacle !== null) {
    return found('not-checked', endpoint.obstacle);
  }
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const ask = (call: EndpointCallName, ways: readonly Way[]) =>
      askEndpoint(endpoint, call, ways, sender, signal);
    // A Gateway may lead a question without a model elsewhere: a replica knows.
    const ways = endpoint.replicas.flat();
    const asked = ways.length > 0 ? ways : endpoint.ways;
    const isUp = await ask('health', asked).then(() => true, passOver404);
    const list = await ask('models', asked);
    if (!isUp && list === undefined) {
      return found('loading', `${endpoint.view.title} does not answer yet.`);
    }
    return found('serving', null, modelsIn(endpoint, list));
  } catch (error) {
    if (signal.aborted) {
      return found(
        'unreachable',
        `${endpoint.view.title} did not answer within ${timeoutMs / 1000} s.`,
      );
    }
    return judge(
      error instanceof UpstreamRefusal
        ? explainUpstream(
            error.failure,
            endpoint.view,
            endpoint.dialect.secrets?.(),
          )
        : (error as Error),
    );
  }
}

function found(
  state: Found['state'],
  reason: string | null,
  models: Found['models'] = [],
): Found {
  return { state, reason, models };
}

/** Not every server has `/health`: its list of models tells as much. */
function passOver404(error: Error): false {
  if (error instanceof UpstreamRefusal && error.failure.status === 404) {
    return false;
  }
  throw error;
}

/** The answer's text; undefined for a call the endpoint does not have. */
async function askEndpoint(
  { view, dialect }: Endpoint,
  call: EndpointCallName,
  ways: readonly Way[],
  sender: Pick<EndpointSender, 'send'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = view.calls.includes(call) ? dialect.pathOf(call) : undefined;
  if (path === undefined) {
    return undefined;
  }
  const { body } = await sender.send(view.title, ways, {
    method: 'GET',
    path,
    headers: {
      accept: 'application/json',
      ...(await dialect.credentials?.()),
    },
    signal,
  });
  return readText(body, MAX_BYTES);
}

function modelsIn(endpoint: Endpoint, list: string | undefined) {
  const { dialect, models, view } = endpoint;
  const known = knownModels(endpoint);
  const named = () =>
    known.map(id => ({ id, parent: null, contextTokens: null }));
  if (list === undefined || dialect.ownModelList) {
    return models.any ? [] : named();
  }
  const parsed = listSchema.safeParse(toJson(list));
  if (!parsed.success) {
    throw new GatewayError(
      502,
      `${view.title} answers, but not with a list of models. Is it an OpenAI-compatible server?`,
    );
  }
  return parsed.data.data
    .filter(({ id }) => !models.closed || known.includes(id))
    .map(({ id, parent, max_model_len: longest }) => ({
      id,
      parent: parent ?? null,
      contextTokens: longest ?? null,
    }));
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function judge(error: Error & { statusCode?: number; code?: string }): Found {
  const loading = ['model_loading', 'model_not_ready'];
  if (loading.includes(error.code ?? '')) {
    return found('loading', error.message);
  }
  const isOfModel = error instanceof GatewayError && error.code !== undefined;
  return found(isOfModel ? 'failing' : 'unreachable', error.message);
}
