import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { ClusterTransport } from '../../clusters/ClusterTransport';
import { GatewayError } from '../gateway/GatewayError';
import { readText } from '../gateway/readText';
import type { ProxyTarget, Target, UrlTarget, Way } from '../Endpoint';
import { connectionProblem } from './connectionProblem';
import type { TargetChoice } from './TargetChoice';
import { UpstreamRefusal } from './UpstreamRefusal';
import type { UrlDispatchers } from './UrlDispatchers';

/** A request to an endpoint. Nothing goes along but what is in it. */
export interface EndpointRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path and query below the target. */
  path: string;
  headers: Record<string, string>;
  /** One that is a stream can be sent only once, so only one target is tried. */
  body?: Buffer | Readable;
  signal: AbortSignal;
}

const MAX_REFUSAL_BYTES = 16 * 1024;

/** Sends requests to endpoints by the first way that connects. Redirects are not followed. */
export class EndpointSender {
  constructor(
    private readonly parts: {
      transport: ClusterTransport;
      dispatchers: UrlDispatchers;
      choice: TargetChoice;
    },
  ) {}

  /**
   * Resolves with an answer that is a success, once its head is there. Rejects with an {@link UpstreamRefusal} when it is
   * none, with a GatewayError when there is no answer, and with what the signal carries when that fires.
   * @param title - the endpoint's, for messages
   */
  async send(
    title: string,
    ways: readonly Way[],
    request: EndpointRequest,
  ): Promise<Dispatcher.ResponseData> {
    const targets = this.parts.choice.order(ways);
    let failure: unknown = new GatewayError(503, `${title} has no address.`);
    for (const target of targets) {
      try {
        return await this.#ask(title, target, request);
      } catch (error) {
        failure = error;
        request.signal.throwIfAborted();
        const isStream = request.body && !Buffer.isBuffer(request.body);
        if (isStream || !(error as { unsent?: boolean }).unsent) {
          break;
        }
        this.parts.choice.failed(target);
      }
    }
    throw failure;
  }

  async #ask(
    title: string,
    target: Target,
    request: EndpointRequest,
  ): Promise<Dispatcher.ResponseData> {
    const end = this.parts.choice.begin(target);
    try {
      const response = await (target.by === 'service-proxy'
        ? this.#byProxy(target, request)
        : this.#byUrl(title, target, request));
      response.body.once('close', end);
      if (response.statusCode < 200 || response.statusCode > 299) {
        throw await refusalOf(response);
      }
      this.parts.choice.answered(target);
      return response;
    } catch (error) {
      end();
      throw error;
    }
  }

  #byProxy(target: ProxyTarget, request: EndpointRequest) {
    const { cluster, namespace, service, port } = target;
    const [ns, name] = [namespace, service].map(encodeURIComponent);
    const base = `/api/v1/namespaces/${ns}/services/${name}:${port}/proxy`;
    return this.parts.transport.request(cluster, {
      ...request,
      path: `${base}${request.path}`,
    });
  }

  async #byUrl(title: string, target: UrlTarget, request: EndpointRequest) {
    const { origin, pathname } = new URL(target.url);
    try {
      return await this.parts.dispatchers.for(target).request({
        ...request,
        origin,
        path: `${pathname.replace(/\/+$/, '')}${request.path}`,
      });
    } catch (error) {
      request.signal.throwIfAborted();
      const { words, unsent } = connectionProblem(error);
      throw Object.assign(new GatewayError(502, `${title} ${words}.`), {
        unsent,
      });
    }
  }
}

async function refusalOf({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): Promise<UpstreamRefusal> {
  const retryAfter = headers['retry-after'];
  return new UpstreamRefusal({
    status: statusCode,
    // What does not fit, or breaks off, is no reason to lose the status.
    body: await readText(body, MAX_REFUSAL_BYTES).catch(() => ''),
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
  });
}
