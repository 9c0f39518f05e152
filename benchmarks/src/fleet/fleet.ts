import type { Benchmark } from '../Benchmark';
import { missedAims } from './aims';
import { logsDirectory } from './logsDirectory';
import { readOptions } from './options';
import { emptyHeap } from './phases/emptyHeap';
import { full, type Point, point } from './phases/measure';
import { bytesPerObject, tables } from './tables';

function sayer(): (text: string) => void {
  const begin = performance.now();
  return text => {
    const seconds = Math.round((performance.now() - begin) / 1_000);
    process.stderr.write(`${String(seconds).padStart(4)} s  ${text}\n`);
  };
}

/** The portal over many clusters with many viewers, beside Backstage's kubernetes plugin. */
export const fleet: Benchmark = {
  summary:
    '50 clusters and 50 viewers, beside the kubernetes plugin (--clusters N --seconds N --quick)',
  async run(argv) {
    const options = readOptions(argv);
    const logs = logsDirectory();
    const say = sayer();
    say(`What the processes write is in ${logs}`);
    const empty = await emptyHeap(logs);
    say(`${options.clusters} clusters`);
    const whole = await full(options, logs, say);
    const points: Point[] = [whole];
    for (const clusters of options.curve) {
      if (clusters !== options.clusters) {
        say(`${clusters} clusters`);
        points.push(await point(clusters, options, logs, say));
      }
    }
    points.sort((a, b) => a.clusters - b.clusters);
    return {
      tables: tables(whole, points, empty),
      data: {
        options,
        emptyHeap: empty,
        bytesPerObject: bytesPerObject(whole, empty),
        full: whole,
        curve: points.filter(one => one !== whole),
      },
      missed: missedAims(whole),
    };
  },
};
