import { setTimeout as wait } from 'node:timers/promises';
import type { Options } from '../options';
import { type WayName, WAYS, type Ways } from '../Ways';

/** When it is looked whether the model still has connections, ms. */
const LOOK_AT = 2_000;
const POLL = 50;
const PATIENCE = 15_000;

/** What is left at the model of clients that vanished. */
export interface Vanished {
  way: WayName;
  clients: number;
  /** Connections of the model before. */
  before: number;
  /** And two seconds after. */
  left: number;
  /** Until none was left, ms; null when some were after fifteen seconds. */
  goneAfter: number | null;
}

/** Lets many clients vanish at once and looks at what the model still holds open. */
export async function vanish(
  ways: Ways,
  { vanishing }: Options,
): Promise<Vanished[]> {
  const rows: Vanished[] = [];
  const open = (): Promise<number> => ways.model.ask('connections');
  for (const way of WAYS) {
    await ways.clear();
    await ways.clients.ask('hold', ways.targets[way], vanishing);
    const before = await open();
    const begin = performance.now();
    await ways.clients.ask('vanish');
    const gone = untilNone(open);
    await wait(LOOK_AT - (performance.now() - begin));
    const left = await open();
    rows.push({
      way,
      clients: vanishing,
      before,
      left,
      goneAfter: await gone,
    });
  }
  return rows;
}

/** Milliseconds until the model has no connection; null when that takes too long. */
async function untilNone(open: () => Promise<number>): Promise<number | null> {
  const begin = performance.now();
  while ((await open()) > 0) {
    if (performance.now() - begin > PATIENCE) {
      return null;
    }
    await wait(POLL);
  }
  return performance.now() - begin;
}
