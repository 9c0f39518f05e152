import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a Git host: tells what is asked of it, and can be gone. */
export class GitRelay {
  /** Method and path of each request, in order. */
  readonly asked: string[] = [];
  down = false;
  readonly #server: Server;

  private constructor(target: () => string) {
    this.#server = createServer((incoming, outgoing) => {
      if (this.down) {
        incoming.socket.destroy();
        return;
      }
      const url = new URL(incoming.url!, target());
      this.asked.push(`${incoming.method} ${url.pathname}`);
      const { method, headers } = incoming;
      const passed = request(
        url,
        { method, headers: { ...headers, host: url.host } },
        answer => {
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    });
  }

  static async start(target: () => string): Promise<GitRelay> {
    const relay = new GitRelay(target);
    await new Promise<void>(resolve => {
      relay.#server.listen(0, '127.0.0.1', resolve);
    });
    return relay;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
