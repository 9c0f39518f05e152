import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type {
  EndpointCallName,
  EndpointHealth,
  RagCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Response } from 'express';
import type { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
import type { CallRecorder, CallFacts } from './CallRecorder';
import type { Endpoint } from './Endpoint';
import { explainWithCause, type CauseOf } from './explainWithCause';
import type { CallLimiter } from './gateway/CallLimiter';
import { callerSignal } from './gateway/callerSignal';
import { CALL_RULES, type StreamEnd } from './gateway/callRules';
import type {
  InferenceGateway,
  UpstreamCall,
} from './gateway/InferenceGateway';
import { narrowModelList, ownModelList } from './gateway/modelList';
import { prepareCall } from './gateway/prepareCall';
import { ragCall } from './gateway/ragCall';
import type { BodyLimits } from './gateway/readGatewayConfig';
import { relayAnswer } from './gateway/relayAnswer';
import type { HealthBook } from './health/HealthBook';

/** One call of a person. */
export interface InferenceCall {
  endpointId: string;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  request: Request;
  response: Response;
}

export interface InferenceParts {
  directory: Pick<AuthorizedEndpointDirectory, 'invocable'>;
  gateway: InferenceGateway;
  health: HealthBook;
  limits: { perUser: CallLimiter; perEndpoint: CallLimiter };
  bodies: BodyLimits;
  recorder: CallRecorder;
  causeOf: CauseOf;
}

/** What is sent, and how its answer comes back. */
interface Exchange {
  upstream: UpstreamCall;
  streamEnd: StreamEnd;
  edit?: (text: string) => object | undefined;
}

/** A list of models or a look at health asks little, and is current within this, ms. */
const HEALTH_AGE_MS = 1_000;
const REFRESH_AGE_MS = 3_000;

/**
 * Passes calls of people on to endpoints: authorized, limited, recorded, and stopped when the person leaves. Answers on
 * `call.response`; rejects with the reason when there is no answer, and also, for the record, when one broke off after it
 * had begun.
 */
export class InferenceService {
  constructor(private readonly parts: InferenceParts) {}

  /** A call in OpenAI's form. */
  async invoke(call: InferenceCall, name: EndpointCallName): Promise<void> {
    await this.#recorded(call, { call: name }, async (endpoint, facts) => {
      if (name === 'models' && endpoint.dialect.ownModelList) {
        call.response.json(ownModelList(endpoint));
        return;
      }
      const { upstream, model } = await prepareCall(
        endpoint,
        name,
        call.request,
        {
          limits: this.parts.bodies,
          refresh: stale => this.#refreshed(stale),
        },
      );
      facts({ model, prompt: upstream.body });
      await this.#relay(call, endpoint, facts, {
        upstream: {
          ...upstream,
          ...(name === 'models' && askReplica(endpoint)),
        },
        streamEnd: CALL_RULES[name].streamEnd,
        ...(name === 'models' &&
          endpoint.models.closed && {
            edit: text => narrowModelList(endpoint, text),
          }),
      });
    });
  }

  /** A call to a RAGEngine's own API. */
  async askRag(call: InferenceCall, name: RagCallName): Promise<void> {
    const { bodies } = this.parts;
    await this.#recorded(
      call,
      { call: `rag-${name}`, index: call.request.params.index },
      async (endpoint, facts) => {
        const upstream = await ragCall(endpoint, name, call.request, bodies);
        facts({ prompt: upstream.body });
        await this.#relay(call, endpoint, facts, {
          upstream,
          streamEnd: 'open',
        });
      },
    );
  }

  /** Asks an endpoint how it is, now. */
  async health({
    endpointId,
    credentials,
  }: Pick<
    InferenceCall,
    'endpointId' | 'credentials'
  >): Promise<EndpointHealth> {
    const { directory, health } = this.parts;
    const endpoint = await directory.invocable(endpointId, credentials);
    return health.current(endpoint, HEALTH_AGE_MS);
  }

  async #recorded(
    call: InferenceCall,
    what: { call: string; index?: string },
    act: (endpoint: Endpoint, facts: CallFacts) => Promise<void>,
  ): Promise<void> {
    const { directory, recorder } = this.parts;
    const { endpointId, credentials, request } = call;
    await recorder.record(
      { endpointId, credentials, request, ...what },
      async facts => {
        const endpoint = await directory.invocable(endpointId, credentials);
        facts({ endpoint });
        const end = this.#admit(call, endpoint);
        try {
          await act(endpoint, facts);
        } catch (error) {
          throw explainWithCause(error, endpoint, this.parts.causeOf);
        } finally {
          end();
        }
      },
    );
  }

  /** Lets a call begin by both limits, or by neither. */
  #admit({ credentials }: InferenceCall, { view }: Endpoint): () => void {
    const { perUser, perEndpoint } = this.parts.limits;
    const endUser = perUser.begin(credentials.principal.userEntityRef);
    try {
      const endEndpoint = perEndpoint.begin(view.id);
      return () => {
        endUser();
        endEndpoint();
      };
    } catch (error) {
      endUser();
      throw error;
    }
  }

  async #relay(
    { credentials, response }: InferenceCall,
    endpoint: Endpoint,
    facts: CallFacts,
    { upstream, ...rest }: Exchange,
  ) {
    const { gateway } = this.parts;
    const caller = callerSignal(response, credentials.expiresAt);
    try {
      const answer = await gateway.send(endpoint, upstream, caller.signal);
      const usage = await relayAnswer({
        ...rest,
        answer,
        endpoint: endpoint.view,
        response,
        idle: gateway.timeouts.idle,
        tap: bytes => facts({ answer: bytes }),
      });
      facts({ usage });
    } finally {
      caller.stop();
    }
  }

  async #refreshed(endpoint: Endpoint): Promise<Endpoint> {
    const health = await this.parts.health.current(endpoint, REFRESH_AGE_MS);
    return { ...endpoint, view: { ...endpoint.view, health } };
  }
}

/** A Gateway may lead a question without a model elsewhere: a replica knows what is served. */
function askReplica({ replicas }: Endpoint): Pick<UpstreamCall, 'ways'> {
  const ways = replicas.flat();
  return ways.length > 0 ? { ways } : {};
}
