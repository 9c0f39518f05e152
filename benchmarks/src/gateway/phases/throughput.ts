import { setTimeout as wait } from 'node:timers/promises';
import { type Cost, cpuShares } from '../../fleet/processes/cpuShares';
import type { Options } from '../options';
import { type WayName, WAYS, type Ways } from '../Ways';

/** From when the last stream runs until tokens are counted, ms. */
const SETTLE = 1_000;

/** What so many streams of one way bring together. */
export interface Throughput {
  way: WayName;
  streams: number;
  tokensPerSecond: number;
  /** Of what the direct way brings. */
  share: number;
  cost: Omit<Cost<unknown>, 'result'>;
}

/** Counts the tokens of many streams, the ways one after the other. */
export async function throughput(
  ways: Ways,
  { throughputStreams, seconds }: Options,
): Promise<Throughput[]> {
  const rows: Throughput[] = [];
  for (const streams of throughputStreams) {
    let direct = 0;
    for (const way of WAYS) {
      await ways.clients.ask('hold', ways.targets[way], streams);
      await wait(SETTLE);
      const { result, ...cost } = await cpuShares(ways.children, () =>
        ways.clients.ask('rate', seconds),
      );
      await ways.clear();
      direct = way === 'direct' ? result : direct;
      rows.push({
        way,
        streams,
        tokensPerSecond: result,
        share: result / direct,
        cost,
      });
      await wait(SETTLE);
    }
  }
  return rows;
}
