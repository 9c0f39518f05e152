import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One call to the host. */
export interface Call {
  method: string;
  /** With the query. */
  path: string;
  sent: Buffer;
  /** Filled in when the host has answered. */
  answer: Buffer;
}

/**
 * What becomes of a call.
 * - a status: the host refuses
 * - `cut`: the connection ends before the host has heard of it
 * - `lost`: the host does it, and its answer is lost
 * - `hang`: nothing comes back
 */
export type Fault = number | 'cut' | 'lost' | 'hang';

/** A way to a Git host on which things go wrong. */
export class FaultyRelay {
  calls: Call[] = [];
  /** Says what becomes of the nth call, counted from one; nothing when it passes. May be waited for. */
  fault: (
    nth: number,
    call: Call,
  ) => Fault | undefined | Promise<Fault | undefined> = () => undefined;

  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async start(target: string): Promise<FaultyRelay> {
    const server = createServer();
    const relay = new FaultyRelay(server, new URL(target));
    server.on('connection', socket => {
      relay.sockets.add(socket);
      socket.on('close', () => relay.sockets.delete(socket));
    });
    server.on('request', (asked, told) => {
      relay.pass(asked, told).catch(() => asked.socket.destroy());
    });
    server.listen(0, 'localhost');
    await once(server, 'listening');
    return relay;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  reset() {
    this.calls = [];
    this.fault = () => undefined;
  }

  async stop() {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async pass(asked: IncomingMessage, told: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk);
    const call: Call = {
      method: asked.method!,
      path: asked.url!,
      sent: Buffer.concat(chunks),
      answer: Buffer.alloc(0),
    };
    this.calls.push(call);
    const fault = await this.fault(this.calls.length, call);
    if (fault === 'hang') return;
    if (fault === 'cut') {
      asked.socket.destroy();
    } else if (typeof fault === 'number') {
      told.writeHead(fault, { 'content-type': 'application/json' });
      told.end(JSON.stringify({ message: 'In trouble' }));
    } else {
      await this.forward(asked, call, told, fault === 'lost');
    }
  }

  private async forward(
    { headers, socket }: IncomingMessage,
    call: Call,
    told: ServerResponse,
    isLost: boolean,
  ) {
    const onward = request({
      // A connection kept from an earlier call may be closed just as it is used again.
      agent: false,
      host: this.target.hostname,
      port: this.target.port,
      method: call.method,
      path: call.path,
      headers,
    });
    onward.end(call.sent);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    call.answer = Buffer.concat(chunks);
    if (isLost) {
      socket.destroy();
      return;
    }
    const { 'transfer-encoding': _, ...kept } = answer.headers;
    told.writeHead(answer.statusCode!, {
      ...kept,
      'content-length': call.answer.length,
    });
    told.end(call.answer);
  }
}

/** Objects of a pack on the wire; zero when there is none. */
export function objectsIn(bytes: Buffer): number {
  const at = bytes.indexOf('PACK\0\0\0\u0002');
  return at < 0 ? 0 : bytes.readUInt32BE(at + 8);
}
