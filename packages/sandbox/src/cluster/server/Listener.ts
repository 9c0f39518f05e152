import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerIdentity } from '../tls/certificates';

type Handle = (req: IncomingMessage, res: ServerResponse) => void;

/** A TLS port that can be closed and opened again at the same number. */
export class Listener {
  private server?: Server;
  private readonly sockets = new Set<Duplex>();
  private port: number;
  private handle: Handle = (_, res) => res.destroy();

  constructor(
    private readonly identity: ServerIdentity,
    private readonly host: string,
    port: number,
  ) {
    this.port = port;
  }

  /** Says who answers; call before `open`. */
  serve(handle: Handle) {
    this.handle = handle;
  }

  get url(): string {
    return `https://${this.host}:${this.port}`;
  }

  /** Starts listening; a port of 0 becomes a free one and stays. Rejects when the port is taken. */
  async open() {
    if (this.server) {
      return;
    }
    const server = createServer(
      { key: this.identity.keyPem, cert: this.identity.certPem },
      this.handle,
    );
    // Watches are quiet for minutes; only the client decides when a request took too long.
    server.requestTimeout = 0;
    server.keepAliveTimeout = 120_000;
    server.on('connection', socket => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, this.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Stops listening and destroys every socket. */
  async close() {
    const { server } = this;
    this.server = undefined;
    if (!server) {
      return;
    }
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    this.sockets.forEach(socket => socket.destroy());
    await closed;
  }
}
