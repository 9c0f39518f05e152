import { type Cost, cpuShares } from '../../fleet/processes/cpuShares';
import type { Options } from '../options';
import { quantile } from '../quantile';
import { type WayName, WAYS, type Ways } from '../Ways';

/** Rounds in which the ways take turns, so that what the machine does meanwhile meets all of them. */
const TURNS = 4;
/** First calls of a way, which are not counted. */
const WARM_UP = 20;

/** Times to the first token of one way, milliseconds. */
export interface FirstToken {
  way: WayName;
  /** That ran while the times were taken, the one of the probe among them. */
  streams: number;
  p50: number;
  p99: number;
  /** Beside the direct way. */
  addedP50: number;
  addedP99: number;
  count: number;
}

/** Takes times to the first token while other streams of the same way run. */
export async function firstTokens(
  ways: Ways,
  { firstTokenStreams, probes }: Options,
): Promise<Cost<FirstToken[]>> {
  return cpuShares(ways.children, async () => {
    for (const way of WAYS) {
      await ways.clients.ask('probe', ways.targets[way], WARM_UP);
    }
    const rows: FirstToken[] = [];
    for (const streams of firstTokenStreams) {
      const times: Record<WayName, number[]> = {
        direct: [],
        gateway: [],
        proxy: [],
      };
      for (let turn = 0; turn < TURNS; turn += 1) {
        for (const way of WAYS) {
          const target = ways.targets[way];
          await ways.clients.ask('hold', target, streams - 1);
          const count = Math.ceil(probes / TURNS);
          times[way].push(...(await ways.clients.ask('probe', target, count)));
          await ways.clear();
        }
      }
      rows.push(...compare(times, streams));
    }
    return rows;
  });
}

function compare(times: Record<WayName, number[]>, streams: number) {
  const at = (way: WayName, share: number) => quantile(times[way], share);
  return WAYS.map(way => ({
    way,
    streams,
    p50: at(way, 0.5),
    p99: at(way, 0.99),
    addedP50: at(way, 0.5) - at('direct', 0.5),
    addedP99: at(way, 0.99) - at('direct', 0.99),
    count: times[way].length,
  }));
}
