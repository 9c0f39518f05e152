import { setTimeout as wait } from 'node:timers/promises';
import type { Memory } from '../../fleet/processes/Role';
import type { Options } from '../options';
import { quantile } from '../quantile';
import { BACKENDS, type WayName, type Ways } from '../Ways';

/** From when the last stream runs until memory is read, ms. */
const SETTLE = 3_000;

/** What one stream more costs a backend, bytes, by the slope from few streams to many. */
export interface StreamMemory {
  way: WayName;
  heap: number;
  rss: number;
  /** All readings, after garbage was collected. */
  readings: { few: Memory; many: Memory }[];
}

/** Reads the memory of each backend with few and with many streams. */
export async function streamMemory(
  ways: Ways,
  { memoryRounds, memoryStreams: [few, many] }: Options,
): Promise<StreamMemory[]> {
  const rows: StreamMemory[] = [];
  for (const way of BACKENDS) {
    const read = async (streams: number): Promise<Memory> => {
      await ways.clients.ask('hold', ways.targets[way], streams);
      await wait(SETTLE);
      return ways.backends[way].ask('memory');
    };
    const readings: StreamMemory['readings'] = [];
    for (let round = 0; round < memoryRounds; round += 1) {
      readings.push({ few: await read(few), many: await read(many) });
      await ways.clear();
      await wait(SETTLE);
    }
    const slope = (of: (memory: Memory) => number) =>
      quantile(
        readings.map(one => (of(one.many) - of(one.few)) / (many - few)),
        0.5,
      );
    rows.push({
      way,
      heap: slope(({ heapUsed }) => heapUsed),
      rss: slope(({ rss }) => rss),
      readings,
    });
  }
  return rows;
}
