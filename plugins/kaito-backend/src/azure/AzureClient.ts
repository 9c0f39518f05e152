import type { TokenCredential } from '@azure/core-auth';
import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
} from '@azure/core-rest-pipeline';
import { AzureError, errorOfStatus } from './AzureError';
import { bearerPolicy } from './bearerPolicy';

/** A page of a list; `next` is the address of the one after it. */
export interface Page {
  items: unknown[];
  next?: string;
}

export interface AzureClientOptions {
  /** Base URL, e.g. `https://management.azure.com`. HTTPS, but for loopback. */
  endpoint: string;
  /** Left out where no one needs to sign in, as for prices. */
  credential?: TokenCredential;
  /** Longest time for a whole list, retries included, ms. */
  timeoutMs?: number;
  /** Retries of one request after 429, 5xx and broken connections. */
  maxRetries?: number;
}

/** Pages a list may have; more would be a loop. */
const MAX_PAGES = 200;
const MAX_BYTES = 64 * 1024 * 1024;

function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** Reads from one Azure API: signs in, retries as asked (`Retry-After`) and follows pages. */
export class AzureClient {
  readonly #endpoint: URL;
  readonly #http: HttpClient = createDefaultHttpClient();
  readonly #pipeline: Pipeline;
  readonly #timeoutMs: number;

  constructor(options: AzureClientOptions) {
    this.#endpoint = new URL(options.endpoint);
    if (this.#endpoint.protocol !== 'https:' && !isLoopback(this.#endpoint)) {
      throw new AzureError(
        `${
          this.#endpoint.origin
        } is not an HTTPS address; a token must not travel in the open`,
      );
    }
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#pipeline = createPipelineFromOptions({
      retryOptions: { maxRetries: options.maxRetries ?? 3 },
      redirectOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: 'kaito-portal' },
    });
    if (options.credential) {
      this.#pipeline.addPolicy(
        bearerPolicy(options.credential, this.#endpoint.origin),
      );
    }
  }

  /**
   * Every item of a list.
   * @param what - for messages, e.g. `compute usages in westeurope`
   * @throws AzureError
   */
  async list(
    path: string,
    readPage: (body: unknown) => Page,
    what: string,
  ): Promise<unknown[]> {
    const abortSignal = AbortSignal.timeout(this.#timeoutMs);
    const items: unknown[] = [];
    let next: string | undefined = new URL(path, this.#endpoint).href;
    for (let pages = 0; next; pages += 1) {
      if (pages === MAX_PAGES) {
        throw new AzureError(
          `The list of ${what} does not end after ${MAX_PAGES} pages`,
        );
      }
      const page: Page = readPage(
        await this.#send('GET', next, what, abortSignal),
      );
      items.push(...page.items);
      next = page.next && this.#sameOrigin(page.next, what);
    }
    return items;
  }

  /**
   * Asks for something that Azure gives only to a POST, as credentials.
   * @throws AzureError
   */
  async post(path: string, what: string): Promise<unknown> {
    return this.#send(
      'POST',
      new URL(path, this.#endpoint).href,
      what,
      AbortSignal.timeout(this.#timeoutMs),
    );
  }

  /** A page's address comes from the answer: followed only to where the token belongs. */
  #sameOrigin(address: string, what: string): string {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.origin !== this.#endpoint.origin) {
      throw new AzureError(
        `The next page of ${what} is not at ${
          this.#endpoint.origin
        }; it is not followed`,
      );
    }
    return url.href;
  }

  async #send(
    method: 'GET' | 'POST',
    url: string,
    what: string,
    abortSignal: AbortSignal,
  ) {
    const request = createPipelineRequest({
      method,
      url,
      abortSignal,
      allowInsecureConnection: true,
    });
    request.headers.set('accept', 'application/json');
    let response;
    try {
      response = await this.#pipeline.sendRequest(this.#http, request);
    } catch (error) {
      if (error instanceof AzureError) {
        throw error;
      }
      throw new AzureError(
        abortSignal.aborted
          ? `Azure did not answer in time for ${what}; the portal asks again later.`
          : `Azure cannot be reached for ${what} (${codeOf(
              error,
            )}). Check the network and \`kaito.azure\`.`,
      );
    }
    if (response.status !== 200) {
      throw errorOfStatus(response.status, what);
    }
    return readJson(response.bodyAsText ?? '', what);
  }
}

function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  return code ?? name ?? 'unknown error';
}

function readJson(text: string, what: string): unknown {
  if (text.length > MAX_BYTES) {
    throw new AzureError(`The answer for ${what} is too long to be read`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new AzureError(
      `The answer for ${what} is not JSON. A proxy in between may have answered in Azure’s place.`,
    );
  }
}
