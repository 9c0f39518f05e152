import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Endpoint, Way } from '../Endpoint';
import type { EndpointSender } from '../ways/EndpointSender';
import { UpstreamRefusal } from '../ways/UpstreamRefusal';
import { explainUpstream } from './explainUpstream';
import { GatewayError } from './GatewayError';
import type { GatewayTimeouts } from './readGatewayConfig';
import { Watchdog } from './Watchdog';

/** A call as it goes to an endpoint. */
export interface UpstreamCall {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path and query below the endpoint's address. */
  path: string;
  accept: string;
  /** Content type of the body, and its length where that is known of a stream. */
  contentType?: string;
  contentLength?: string;
  body?: Buffer | Readable;
  /** Ways other than the endpoint's own. */
  ways?: readonly Way[];
}

/** A model's answer that has begun. End the watchdog when it has been read. */
export interface OpenAnswer {
  response: Dispatcher.ResponseData;
  watchdog: Watchdog;
}

/** Sends calls to endpoints, with the portal's own credentials, and says in words why there is no answer. */
export class InferenceGateway {
  readonly #open = new Set<Watchdog>();
  #closed: Error | undefined;

  constructor(
    private readonly sender: Pick<EndpointSender, 'send'>,
    readonly timeouts: Omit<GatewayTimeouts, 'connect'>,
  ) {}

  /**
   * Sends a call; nothing of the caller goes along but the body. Rejects with a {@link GatewayError} when the answer is
   * not a success, with what the signal carries when it fires, and with a ServiceUnavailableError when the cluster cannot
   * be reached. Redirects are not followed.
   */
  async send(
    endpoint: Endpoint,
    call: UpstreamCall,
    signal: AbortSignal,
  ): Promise<OpenAnswer> {
    const { view, obstacle, dialect } = endpoint;
    if (obstacle !== null) {
      throw new GatewayError(503, obstacle, {
        retryAfterSeconds: 30,
        code: 'model_not_ready',
      });
    }
    const { firstByte } = this.timeouts;
    const watchdog = this.#watch(signal);
    watchdog.within(firstByte, () => tooLate(view.title, firstByte));
    try {
      watchdog.signal.throwIfAborted();
      const { method, path, body, ways = endpoint.ways } = call;
      const response = await this.sender.send(view.title, ways, {
        method,
        path,
        body,
        headers: { ...headersOf(call), ...(await dialect.credentials?.()) },
        signal: watchdog.signal,
      });
      return { response, watchdog };
    } catch (error) {
      watchdog.end();
      if (watchdog.signal.aborted) {
        throw watchdog.signal.reason;
      }
      throw error instanceof UpstreamRefusal
        ? explainUpstream(error.failure, view, dialect.secrets?.())
        : error;
    }
  }

  /** Ends every call under way and refuses new ones. */
  close() {
    const reason = new GatewayError(
      503,
      'The portal is restarting. Ask again in a moment.',
      { retryAfterSeconds: 5, code: 'portal_restarting' },
    );
    this.#closed = reason;
    this.#open.forEach(watchdog => watchdog.abort(reason));
  }

  /** Calls are counted one by one: a signal that all of them heed would remember every one of them. */
  #watch(signal: AbortSignal): Watchdog {
    const watchdog = new Watchdog([signal], () => this.#open.delete(watchdog));
    this.#open.add(watchdog);
    if (this.#closed) {
      watchdog.abort(this.#closed);
    }
    return watchdog;
  }
}

function tooLate(title: string, firstByte: number) {
  return new GatewayError(
    504,
    `${title} did not begin to answer within ${
      firstByte / 1000
    } s. It may be busy with other calls; try again, or ask for a streamed answer.`,
    { code: 'first_byte_timeout' },
  );
}

function headersOf({ accept, contentType, contentLength }: UpstreamCall) {
  return {
    accept,
    ...(contentType && { 'content-type': contentType }),
    ...(contentLength && { 'content-length': contentLength }),
  };
}
