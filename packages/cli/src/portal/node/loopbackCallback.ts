import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Callback } from '../PortalHost';

const HOST = '127.0.0.1';
const PATH = '/callback';

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Connection: 'close',
  });
  response.end(text);
}

/** Waits on loopback, at a port of the system's choice, for the one page view that is meant. */
export async function loopbackCallback(): Promise<Callback> {
  let judge: ((query: URLSearchParams) => boolean) | undefined;
  let settle: ((query: URLSearchParams) => void) | undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    if (request.method !== 'GET' || url.pathname !== PATH) {
      say(response, 404, 'Nothing is here.');
    } else if (!judge?.(url.searchParams)) {
      say(
        response,
        400,
        'This does not belong to a sign-in that a terminal waits for. Start again there: kaito-portal login',
      );
    } else {
      // It counts once.
      judge = undefined;
      say(
        response,
        200,
        url.searchParams.has('code')
          ? 'Done: the terminal goes on. You may close this page.'
          : 'The terminal was not let in. You may close this page.',
      );
      settle?.(url.searchParams);
    }
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${port}${PATH}`,
    wait: (accept, signal) =>
      new Promise((resolve, reject) => {
        judge = accept;
        settle = resolve;
        const stop = () => reject(new Error('Nobody came'));
        if (signal.aborted) {
          stop();
        }
        signal.addEventListener('abort', stop, { once: true });
      }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
