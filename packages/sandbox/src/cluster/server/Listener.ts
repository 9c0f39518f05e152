import { createServer as createTlsServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerCertificate } from '../tls/certificates';

type Handle = (req: IncomingMessage, res: ServerResponse) => void;

const destroyAll = (sockets: Iterable<Duplex>) =>
  [...sockets].forEach(socket => socket.destroy());

/** A TLS port that can be closed and opened again at the same number, change its certificate, or accept and say nothing. */
export class Listener {
  private front?: TcpServer;
  private readonly sockets = new Set<Socket>();
  /** Requests being answered, by the connection they came over. */
  private readonly busy = new Map<Duplex, number>();
  private readonly spoken = new Set<Duplex>();
  private port: number;
  private handle: Handle = (_, res) => res.destroy();
  private mute = false;

  constructor(
    private certificate: ServerCertificate,
    /** The authority whose certificates clients may show instead of a token. */
    private readonly clientCaPem: string,
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
    if (this.front) {
      return;
    }
    const tls = this.createTls();
    const front = createTcpServer({ noDelay: true }, socket => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      if (this.mute) {
        socket.on('error', () => {});
        socket.resume();
      } else {
        tls.emit('connection', socket);
      }
    });
    await new Promise<void>((resolve, reject) => {
      front.once('error', reject);
      front.listen(this.port, this.host, () => {
        front.off('error', reject);
        resolve();
      });
    });
    this.port = (front.address() as AddressInfo).port;
    this.front = front;
  }

  /** Stops listening and destroys every socket. */
  async close() {
    const closed = this.stopAccepting();
    destroyAll(this.sockets);
    await closed;
  }

  /** Stops listening; connections in use stay, idle ones end, as a server does that was asked to leave. */
  drain() {
    void this.stopAccepting();
    destroyAll([...this.spoken].filter(socket => !this.busy.has(socket)));
  }

  /** Accepts connections and never says a word, not even a TLS hello; or ends those and answers again. */
  acceptSilently(on: boolean) {
    this.mute = on;
    destroyAll(this.sockets);
  }

  /** Shows another certificate from now on. Connections end, as when a server starts again with it. */
  async present(certificate: ServerCertificate) {
    this.certificate = certificate;
    if (this.front) {
      await this.close();
      await this.open();
    }
  }

  private async stopAccepting() {
    const { front } = this;
    this.front = undefined;
    if (front) {
      await new Promise<void>(resolve => front.close(() => resolve()));
    }
  }

  private createTls(): Server {
    const { keyPem, certPem } = this.certificate;
    const tls = createTlsServer(
      {
        key: keyPem,
        cert: certPem,
        ca: this.clientCaPem,
        requestCert: true,
        // One without a certificate of ours may still have a token.
        rejectUnauthorized: false,
      },
      (req, res) => {
        const { socket } = req;
        this.busy.set(socket, (this.busy.get(socket) ?? 0) + 1);
        res.once('close', () => this.rest(socket));
        this.handle(req, res);
      },
    );
    tls.on('secureConnection', socket => {
      this.spoken.add(socket);
      socket.once('close', () => this.spoken.delete(socket));
    });
    // Watches are quiet for minutes; only the client decides when a request took too long.
    tls.requestTimeout = 0;
    tls.keepAliveTimeout = 120_000;
    return tls;
  }

  private rest(socket: Duplex) {
    const left = (this.busy.get(socket) ?? 1) - 1;
    if (left > 0) {
      this.busy.set(socket, left);
    } else {
      this.busy.delete(socket);
    }
    if (left <= 0 && !this.front) {
      socket.end();
    }
  }
}
