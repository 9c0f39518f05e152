import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { lineReader } from './lineReader';

/** An answer, read whole. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // JSON of whatever shape the server sent; tests look into it.
  body: any;
}

/** What a watch said. */
export interface WatchEvent {
  type: string;
  object: any;
}

/** A bare HTTP client for contract tests: no retries, no cleverness, so that the wire can be seen. */
export class ApiClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly caPem: string,
    private readonly token: string | undefined,
  ) {
    this.agent = new Agent({ connect: { ca: caPem }, bodyTimeout: 0 });
  }

  /** The same server as somebody else. */
  as(token: string | undefined): ApiClient {
    return new ApiClient(this.url, this.caPem, token);
  }

  /** Sends a request; objects go as JSON. */
  async call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await request(`${this.url}${path}`, {
      dispatcher: this.agent,
      method,
      headers: {
        ...this.headers(),
        'content-type': 'application/json',
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const zipped = answer.headers['content-encoding'] === 'gzip';
    const text = (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
    const json = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: json ? JSON.parse(text) : text,
    };
  }

  get(path: string, headers?: Record<string, string>) {
    return this.call('GET', path, undefined, headers);
  }

  /** Opens a watch. `next` waits for an event; `ended` settles when the stream is over, with its error if it broke. */
  async watch(path: string, headers: Record<string, string> = {}) {
    const abort = new AbortController();
    const answer = await request(`${this.url}${path}`, {
      dispatcher: this.agent,
      headers: { ...this.headers(), ...headers },
      signal: abort.signal,
    });
    const lines: string[] = [];
    const waiting: (() => void)[] = [];
    const received: Uint8Array[] = [];
    let over = false;
    const wake = () => waiting.splice(0).forEach(resume => resume());
    const ended = (async () => {
      const read = lineReader();
      try {
        for await (const chunk of answer.body) {
          received.push(chunk);
          lines.push(...read(chunk));
          wake();
        }
        return undefined;
      } catch (error) {
        return error as Error;
      } finally {
        over = true;
        wake();
      }
    })();
    const nextLine = async (): Promise<string | undefined> => {
      while (!lines.length && !over) {
        await new Promise<void>(resume => waiting.push(resume));
      }
      return lines.shift();
    };
    const next = async (): Promise<WatchEvent | undefined> => {
      const line = await nextLine();
      return line === undefined ? undefined : JSON.parse(line);
    };
    return {
      status: answer.statusCode,
      next,
      nextLine,
      /** How many lines came and were not asked for yet. */
      pending: () => lines.length,
      /** All that came so far, as it came. */
      bytes: () => Buffer.concat(received),
      ended,
      close: () => abort.abort(),
    };
  }

  close() {
    return this.agent.destroy();
  }

  private headers(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }
}
