import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Common, Memory, Role } from './Role';

declare const global: { gc?: () => void };

function memory(): Memory {
  // Twice: what the first round finalizes, the second takes away.
  global.gc?.();
  global.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss };
}

const delays = monitorEventLoopDelay({ resolution: 20 });
delays.enable();

function longestStall(): number {
  const longest = delays.max / 1e6;
  delays.reset();
  return longest;
}

const common: Common = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1e6, at: performance.now() / 1e3 };
  },
  memory,
  longestStall,
};

/** Answers the parent of this process with what a role offers, until the parent is gone. */
export function serve(role: Role): void {
  const offers: Role = { ...common, ...role };
  process.on('message', async ({ id, method, given }: any) => {
    try {
      process.send?.({ id, result: await offers[method](...given) });
    } catch (error) {
      process.send?.({ id, error: (error as Error)?.stack ?? String(error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}
