import { type ModelServer, startModelServer } from '@kaito-portal/sandbox';
import { endlessEngine } from './endlessEngine';

/** What a model on a GPU writes for one reader. The first token is there at once, so that nothing but the way counts. */
const PACE = { tokensPerSecond: 30, firstTokenMs: 0 };

/** The sandbox's model server, paced. */
export function modelRole() {
  let server: ModelServer;
  let port = 0;
  async function serve() {
    server = await startModelServer({
      port,
      engine: endlessEngine(),
      pace: PACE,
      limits: { running: 100_000, waiting: 0 },
    });
    port = Number(new URL(server.url).port);
  }
  return {
    /** Starts it; gives the OpenAI base URL. */
    async start(): Promise<string> {
      await serve();
      return `${server.url}/m/bench/v1`;
    },
    /** Ends every connection, also of clients that are long gone: no measurement is to pay for the one before. */
    async reset(): Promise<void> {
      await server.stop();
      await serve();
    },
    connections: () => server.connections(),
  };
}

export type ModelRole = ReturnType<typeof modelRole>;
