import type { ApiGet, ApiResponse } from '../ApiClient';
import { settle } from './FakeClock';

/** A body that gives what the test pushes, when it pushes it. */
class ScriptedBody implements AsyncIterable<Uint8Array> {
  #items: (Uint8Array | { failure: unknown } | undefined)[] = [];
  #wake: () => void = () => undefined;

  push(item: Uint8Array | { failure: unknown } | undefined): void {
    this.#items.push(item);
    this.#wake();
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      while (this.#items.length > 0) {
        const item = this.#items.shift();
        if (item === undefined) {
          return;
        }
        if ('failure' in item) {
          throw item.failure;
        }
        yield item;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}

/** One request the code under test made; the test answers it. */
export class ScriptedRequest {
  readonly url: URL;
  readonly #body = new ScriptedBody();
  #resolve: (response: ApiResponse) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  readonly response: Promise<ApiResponse>;

  constructor(readonly path: string, readonly signal: AbortSignal) {
    this.url = new URL(path, 'http://scripted');
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', () => {
      const error = new DOMException('Aborted', 'AbortError');
      this.#reject(error);
      this.#body.push({ failure: error });
    });
  }

  query(name: string): string | null {
    return this.url.searchParams.get(name);
  }

  /** Sends the head and leaves the body open. */
  async open(statusCode = 200, headers: ApiResponse['headers'] = {}) {
    this.#resolve({ statusCode, headers, body: this.#body });
    await settle();
  }

  async raw(text: string | Uint8Array): Promise<void> {
    this.#body.push(Buffer.from(text as string));
    await settle();
  }

  async event(type: string, object: unknown): Promise<void> {
    await this.raw(`${JSON.stringify({ type, object })}\n`);
  }

  async end(): Promise<void> {
    this.#body.push(undefined);
    await settle();
  }

  async cut(): Promise<void> {
    const failure = Object.assign(new Error('x'), { code: 'ECONNRESET' });
    this.#body.push({ failure });
    await settle();
  }

  async answer(
    statusCode: number,
    body: unknown = {},
    headers: ApiResponse['headers'] = {},
  ): Promise<void> {
    this.#body.push(Buffer.from(JSON.stringify(body)));
    this.#body.push(undefined);
    await this.open(statusCode, headers);
  }

  async list(items: unknown[], metadata: object = { resourceVersion: '10' }) {
    await this.answer(200, { items, metadata });
  }

  async refuse(message = 'Cluster a refuses connections.'): Promise<void> {
    const error = new Error(message);
    error.name = 'ServiceUnavailableError';
    this.#reject(error);
    await settle();
  }
}

/** An API server played by the test. */
export class ScriptedApi {
  readonly requests: ScriptedRequest[] = [];

  get: ApiGet = (path, signal) => {
    const request = new ScriptedRequest(path, signal);
    this.requests.push(request);
    return request.response;
  };

  /** The request made last; fails when there has been no new one since the last call. */
  async next(): Promise<ScriptedRequest> {
    await settle();
    const request = this.requests[this.#taken];
    if (!request) {
      throw new Error('No request was made');
    }
    this.#taken += 1;
    return request;
  }

  /** Requests made that the test has not taken yet. */
  get waiting(): number {
    return this.requests.length - this.#taken;
  }

  #taken = 0;
}
