import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Response } from 'express';
import type { AuditTrail } from '../audit';
import type { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
import { callerSignal, ClientLeftError } from './gateway/callerSignal';
import type { InferenceGateway, OpenAiCall } from './gateway/InferenceGateway';
import { relayAnswer } from './gateway/relayAnswer';
import type { UserLimiter } from './gateway/UserLimiter';

/** One call of a person to a model. */
export interface InferenceCall {
  endpointId: string;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  request: Request;
  response: Response;
  /** The model that the request names, for the record. */
  model?: string | null;
}

/** Passes calls of people on to models: authorized, limited, recorded, and stopped when the person leaves. */
export class InferenceService {
  constructor(
    private readonly parts: {
      directory: AuthorizedEndpointDirectory;
      gateway: InferenceGateway;
      limiter: UserLimiter;
      audit: AuditTrail;
    },
  ) {}

  /** Asks for the list of models. Answers on `call.response`. */
  async listModels(call: InferenceCall): Promise<void> {
    const { directory } = this.parts;
    const endpoint = await directory.invocable(
      call.endpointId,
      call.credentials,
    );
    await this.#limited(call, () =>
      this.#relay(call, endpoint, { method: 'GET', path: '/v1/models' }),
    );
  }

  /**
   * Sends a chat request. Answers on `call.response`; rejects with the reason when there is no answer, and also, for the
   * record, when one broke off after it had begun.
   */
  async chat(
    call: InferenceCall,
    chat: { body: Buffer; stream: boolean },
  ): Promise<void> {
    const { audit, directory } = this.parts;
    const { request, credentials } = call;
    let failure: unknown;
    await audit
      .run(
        {
          eventId: 'endpoint-invoke',
          severity: 'medium',
          request,
          credentials,
          meta: { endpoint: call.endpointId, model: call.model ?? null },
        },
        async note => {
          try {
            const endpoint = await directory.invocable(
              call.endpointId,
              credentials,
            );
            note(identify(endpoint));
            const usage = await this.#limited(call, () =>
              this.#relay(call, endpoint, {
                method: 'POST',
                path: '/v1/chat/completions',
                ...chat,
              }),
            );
            note({ outcome: 'complete', ...usage });
          } catch (error) {
            if (error instanceof ClientLeftError) {
              note({ outcome: 'client-left' });
              return;
            }
            failure = error;
            note({ outcome: 'failed' });
            throw recordable(error);
          }
        },
      )
      .catch(error => {
        throw failure ?? error;
      });
  }

  async #limited<T>(
    { credentials }: InferenceCall,
    act: () => Promise<T>,
  ): Promise<T> {
    const end = this.parts.limiter.begin(credentials.principal.userEntityRef);
    try {
      return await act();
    } finally {
      end();
    }
  }

  async #relay(
    { credentials, response }: InferenceCall,
    endpoint: EndpointView,
    openAiCall: OpenAiCall,
  ) {
    const { gateway } = this.parts;
    const caller = callerSignal(response, credentials.expiresAt);
    try {
      const answer = await gateway.send(endpoint, openAiCall, caller.signal);
      return await relayAnswer({
        answer,
        endpoint,
        response,
        idle: gateway.timeouts.idle,
      });
    } finally {
      caller.stop();
    }
  }
}

function identify({ workload, servedModel }: EndpointView): JsonObject {
  const { cluster, namespace, name, kind } = workload;
  return { cluster, namespace, name, kind, servedModel };
}

/** An error for the record: a model's own words may quote the prompt, so they are left out. */
function recordable(error: unknown): Error {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  const recorded = new Error(statusCode ? `HTTP ${statusCode}` : 'Failed');
  recorded.name = name ?? 'Error';
  return recorded;
}
