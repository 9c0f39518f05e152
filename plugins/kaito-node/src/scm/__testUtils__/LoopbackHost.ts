import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a stand-in sees it. */
export interface Asked {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined without a body. */
  body: any;
}

/** What a stand-in answers; a string is sent as an HTML page. */
export interface Told {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** In place of the next answer: another one, none at all, or one that comes after the real work was done. */
export type Fault = Told | 'hang' | { after: Told };

/** An HTTP server on loopback that keeps what it was asked and can be told to fail next time. */
export class LoopbackHost {
  readonly asked: Asked[] = [];
  private faults: Fault[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(handle: (asked: Asked) => Told): Promise<LoopbackHost> {
    const server = createServer();
    await new Promise<void>(ready => server.listen(0, 'localhost', ready));
    const { port } = server.address() as AddressInfo;
    const host = new LoopbackHost(server, `http://localhost:${port}`);
    server.on('request', async (request, response) => {
      const asked = await read(request, host.origin);
      host.asked.push(asked);
      const fault = host.faults.shift();
      if (fault === 'hang') return;
      const told = unlessKnown(
        asked,
        fault && 'status' in fault ? fault : handled(handle, asked, fault),
      );
      const isPage = typeof told.body === 'string';
      response.writeHead(told.status, {
        'content-type': isPage ? 'text/html' : 'application/json',
        ...told.headers,
      });
      response.end(isPage ? told.body : JSON.stringify(told.body));
    });
    return host;
  }

  /** Fails the next requests, one each. */
  failNext(...faults: Fault[]): void {
    this.faults = faults;
  }

  reset(): void {
    this.asked.length = 0;
    this.faults = [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
}

function handled(
  handle: (asked: Asked) => Told,
  asked: Asked,
  fault: { after: Told } | undefined,
): Told {
  try {
    const told = handle(asked);
    return fault?.after ?? told;
  } catch (error) {
    // A request or answer against the documentation: shown in the adapter's failure, which no test expects.
    return { status: 418, body: { message: (error as Error).message } };
  }
}

/** Adds an ETag, and says 304 to who has that already. */
function unlessKnown({ method, headers }: Asked, told: Told): Told {
  if (method !== 'GET' || told.status !== 200) return told;
  const text = JSON.stringify([told.body, told.headers?.link]);
  const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
  return headers['if-none-match'] === etag
    ? { status: 304, headers: { etag } }
    : { ...told, headers: { ...told.headers, etag } };
}

async function read(request: IncomingMessage, origin: string): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', origin),
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
