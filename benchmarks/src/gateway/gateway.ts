import type { Benchmark } from '../Benchmark';
import { logsDirectory } from '../fleet/logsDirectory';
import type { Cost } from '../fleet/processes/cpuShares';
import { missedAims } from './aims';
import { readOptions } from './options';
import { type FirstToken, firstTokens } from './phases/firstToken';
import { type StreamMemory, streamMemory } from './phases/memory';
import { type Throughput, throughput } from './phases/throughput';
import { type Vanished, vanish } from './phases/vanish';
import { tables } from './tables';
import { Ways } from './Ways';

/** What the four phases found. */
export interface Found {
  firstToken: Cost<FirstToken[]>;
  throughput: Throughput[];
  memory: StreamMemory[];
  vanished: Vanished[];
}

/** Streams of one model directly, through the gateway and through Backstage's proxy. */
export const gateway: Benchmark = {
  summary:
    'streams through the gateway, beside the direct way and proxy-backend (--quick --note TEXT)',
  async run(argv) {
    const options = readOptions(argv);
    const logs = logsDirectory();
    const say = (text: string) => process.stderr.write(`${text}\n`);
    say(`What the processes write is in ${logs}`);
    const ways = await Ways.start(logs);
    try {
      say('Time to the first token');
      const firstToken = await firstTokens(ways, options);
      say('Tokens a second');
      const rates = await throughput(ways, options);
      say('Memory');
      const memory = await streamMemory(ways, options);
      say('Vanishing clients');
      const vanished = await vanish(ways, options);
      const found = { firstToken, throughput: rates, memory, vanished };
      return {
        tables: tables(found),
        data: { options, ...found },
        missed: missedAims(found),
      };
    } finally {
      await ways.stop();
    }
  },
};
