import { parseArgs } from 'node:util';

/** How much is measured. */
export interface Options {
  /** Streams that run while times to the first token are taken. */
  firstTokenStreams: number[];
  /** Times taken for each path and number of streams. */
  probes: number;
  /** Streams whose tokens are counted. */
  throughputStreams: number[];
  /** For how long, each time. */
  seconds: number;
  /** Readings of memory, of which the middle one counts. */
  memoryRounds: number;
  /** Streams of the smaller and the larger reading. */
  memoryStreams: [number, number];
  /** Clients that leave at once. */
  vanishing: number;
  /** What else the machine had to do, for who reads the results. */
  note: string | null;
}

/** Reads the command line. Throws a TypeError for an option it does not know. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      quick: { type: 'boolean', default: false },
      note: { type: 'string' },
    },
  });
  const common = { vanishing: 300, note: values.note ?? null };
  return values.quick
    ? {
        ...common,
        firstTokenStreams: [1, 50],
        probes: 100,
        throughputStreams: [1, 300],
        seconds: 5,
        memoryRounds: 1,
        memoryStreams: [50, 300],
      }
    : {
        ...common,
        firstTokenStreams: [1, 10, 50],
        probes: 1_000,
        throughputStreams: [1, 50, 300],
        seconds: 10,
        memoryRounds: 3,
        memoryStreams: [50, 300],
      };
}
