import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback. */
export interface RunningHttp {
  url: string;
  /** Connections that are open, idle ones too. */
  connections(): Promise<number>;
  /** Ends every answer under way and closes the port. */
  stop(): Promise<void>;
}

/** Handles one request; the signal fires when the client leaves or the server stops. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
) => Promise<void>;

/** Serves on loopback; port 0 takes any free one. */
export async function startHttp(
  port: number,
  handler: Handler,
): Promise<RunningHttp> {
  const stopping = new AbortController();
  const server = createServer(async (request, response) => {
    const signal = AbortSignal.any([stopping.signal, clientLeft(response)]);
    try {
      await handler(request, response, signal);
    } catch {
      // A path such as `//` is no address. One odd request ends its connection, not the server.
      response.destroy();
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) =>
          error ? reject(error) : resolve(count),
        );
      }),
    async stop() {
      stopping.abort(new Error('The model server stops'));
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Fires when the connection closes before the answer is complete. */
function clientLeft(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The client left'));
    }
  });
  return controller.signal;
}
