import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import type { UrlTarget } from '../Endpoint';
import { guardedConnector } from './guardedConnector';

/** Model servers close idle connections after five seconds; one that is about to close must not be used. */
const KEEP_ALIVE_MS = 4_000;
/** Agents of addresses that nobody calls any more are let go. */
const UNUSED_MS = 10 * 60_000;

/** Connections to addresses that are called directly: kept alive, never following redirects. */
export class UrlDispatchers {
  readonly #agents = new Map<string, { agent: Agent; usedAt: number }>();

  constructor(
    private readonly options: {
      /** Longest time to connect, ms. */
      connectTimeout: number;
      lookup?: LookupFunction;
      now?: () => number;
    },
  ) {}

  for({ connectTo, named }: UrlTarget): Dispatcher {
    const now = (this.options.now ?? Date.now)();
    this.#forgetUnused(now);
    const key = `${named} ${connectTo ?? ''}`;
    const known = this.#agents.get(key);
    const agent = known?.agent ?? this.#create({ connectTo, named });
    this.#agents.set(key, { agent, usedAt: now });
    return agent;
  }

  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map(({ agent }) => agent.destroy()));
  }

  #create(target: Pick<UrlTarget, 'connectTo' | 'named'>): Agent {
    const { connectTimeout: timeout, lookup } = this.options;
    return new Agent({
      connect: guardedConnector({ ...target, timeout, lookup }),
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      // Whoever waits for an answer says when that is too long.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #forgetUnused(now: number) {
    for (const [key, { agent, usedAt }] of this.#agents) {
      if (now - usedAt > UNUSED_MS) {
        this.#agents.delete(key);
        // Calls under way go on to their end.
        agent.close().catch(() => {});
      }
    }
  }
}
