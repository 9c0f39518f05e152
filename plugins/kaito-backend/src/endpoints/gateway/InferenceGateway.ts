import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Dispatcher } from 'undici';
import type { ClusterTransport } from '../../clusters/ClusterTransport';
import { explainUpstream } from './explainUpstream';
import { GatewayError } from './GatewayError';
import type { GatewayTimeouts } from './readGatewayConfig';
import { readText } from './readText';
import { Watchdog } from './Watchdog';

/** An OpenAI-compatible call that may pass. */
export type OpenAiCall =
  | { method: 'GET'; path: '/v1/models' }
  | {
      method: 'POST';
      path: '/v1/chat/completions';
      body: Buffer;
      stream: boolean;
    };

/** A model's answer that has begun. Stop the watchdog when it has been read. */
export interface OpenAnswer {
  response: Dispatcher.ResponseData;
  watchdog: Watchdog;
}

const MAX_FAILURE_BYTES = 16 * 1024;
const JSON_TYPE = 'application/json';

/** Reaches models through the service proxy of their cluster's API server, with the portal's own credentials. */
export class InferenceGateway {
  readonly #closing = new AbortController();

  constructor(
    private readonly transport: ClusterTransport,
    readonly timeouts: GatewayTimeouts,
  ) {}

  /**
   * Sends a call; nothing of the caller goes along but the body. Rejects with a {@link GatewayError} when the answer is
   * not a success, with what the signal carries when it fires, and with a ServiceUnavailableError when the cluster cannot
   * be reached. Redirects are not followed.
   */
  async send(
    endpoint: EndpointView,
    call: OpenAiCall,
    signal: AbortSignal,
  ): Promise<OpenAnswer> {
    const { firstByte } = this.timeouts;
    const watchdog = new Watchdog([signal, this.#closing.signal]);
    watchdog.within(
      firstByte,
      () =>
        new GatewayError(
          504,
          `${endpoint.title} did not begin to answer within ${
            firstByte / 1000
          } s. It may be busy with other calls; try again, or ask for a streamed answer.`,
        ),
    );
    try {
      watchdog.signal.throwIfAborted();
      const response = await this.transport.request(endpoint.workload.cluster, {
        method: call.method,
        path: servicePath(endpoint, call.path),
        headers: headersOf(call),
        body: call.method === 'POST' ? call.body : undefined,
        signal: watchdog.signal,
      });
      if (response.statusCode < 200 || response.statusCode > 299) {
        throw await explainFailure(response, endpoint);
      }
      return { response, watchdog };
    } catch (error) {
      watchdog.stop();
      throw watchdog.signal.aborted ? watchdog.signal.reason : error;
    }
  }

  /** Ends every call under way and refuses new ones. */
  close() {
    this.#closing.abort(
      new GatewayError(
        503,
        'The portal is restarting. Ask again in a moment.',
        5,
      ),
    );
  }
}

function servicePath({ workload }: EndpointView, path: string): string {
  const namespace = encodeURIComponent(workload.namespace);
  const name = encodeURIComponent(workload.name);
  return `/api/v1/namespaces/${namespace}/services/${name}:http/proxy${path}`;
}

function headersOf(call: OpenAiCall): Record<string, string> {
  return call.method === 'GET'
    ? { accept: JSON_TYPE }
    : {
        accept: call.stream ? 'text/event-stream' : JSON_TYPE,
        'content-type': JSON_TYPE,
      };
}

async function explainFailure(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  endpoint: EndpointView,
): Promise<GatewayError> {
  const retryAfter = headers['retry-after'];
  return explainUpstream(
    {
      status: statusCode,
      // What does not fit, or breaks off, is no reason to lose the status.
      body: await readText(body, MAX_FAILURE_BYTES).catch(() => ''),
      retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
    },
    endpoint,
  );
}
