import { setTimeout as wait } from 'node:timers/promises';
import { type Troubled, TROUBLES } from './faults';

/**
 * Lets random things go wrong in random clusters, one at a time in each, until it is told to stop; then waits for what is
 * under way to end. A trouble that cannot be made is an error of the harness and is told.
 */
export function startTrouble(
  fleet: readonly Troubled[],
  options: { everyMs: number; onError(error: Error): void },
) {
  const made: Record<string, number> = {};
  const busy = new Map<Troubled, Promise<void>>();
  const names = Object.keys(TROUBLES);
  const stop = new AbortController();
  const pick = <T>(from: readonly T[]) =>
    from[Math.floor(Math.random() * from.length)];
  const strike = () => {
    const free = fleet.filter(troubled => !busy.has(troubled));
    if (!free.length) {
      return;
    }
    const target = pick(free);
    const name = pick(names);
    made[name] = (made[name] ?? 0) + 1;
    const run = Promise.resolve()
      .then(() => TROUBLES[name](target))
      .then(() => undefined)
      .catch(error => options.onError(new Error(`${name}: ${error.stack}`)))
      .finally(() => busy.delete(target));
    busy.set(target, run);
  };
  const loop = async () => {
    while (!stop.signal.aborted) {
      await wait(2 * options.everyMs * Math.random(), undefined, {
        signal: stop.signal,
      }).then(strike, () => {});
    }
    await Promise.all(busy.values());
    fleet.forEach(({ cluster }) => cluster.faults.clear());
  };
  const running = loop();
  return {
    async stop(): Promise<Record<string, number>> {
      stop.abort();
      await running;
      return made;
    },
  };
}
