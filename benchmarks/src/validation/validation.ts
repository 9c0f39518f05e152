import type { Benchmark, Report } from '../Benchmark';
import { type Duration, measure, median, seconds } from '../report/measure';
import { type Contender, ours, schemaOnly } from './contenders';
import { corpus, type Sample } from './corpus';

const COUNT = 10_000;
const SEED = 12;
const ROUNDS = 5;
const LIMIT_SECONDS = 10;
const FAULTS = ['none', 'syntax', 'schema', 'rule'] as const;

interface Result {
  name: string;
  parse: Duration;
  parseAndValidate: Duration;
  slowest: number;
  /** How many of each sort of manifest it objects to. */
  faulted: Record<string, number>;
}

function objectsTo({ parse, faults }: Contender, text: string): boolean {
  let objects: unknown[];
  try {
    objects = parse(text);
  } catch {
    return true;
  }
  return objects.some(object => faults(object) > 0);
}

function tally(samples: Sample[], faulted?: (text: string) => boolean) {
  const counted = faulted
    ? samples.filter(({ text }) => faulted(text))
    : samples;
  return Object.fromEntries(
    FAULTS.map(fault => [
      fault,
      counted.filter(sample => sample.fault === fault).length,
    ]),
  );
}

function parseAll({ parse }: Contender, samples: Sample[]) {
  for (const { text } of samples) {
    try {
      parse(text);
    } catch {
      // A fault of syntax; reading it took its time all the same.
    }
  }
}

function validateAll(contender: Contender, samples: Sample[]) {
  for (const { text } of samples) objectsTo(contender, text);
}

function race(contenders: Contender[], samples: Sample[]): Result[] {
  const warmUp = samples.slice(0, 500);
  contenders.forEach(contender => validateAll(contender, warmUp));
  const times = contenders.map(() => ({
    parse: [] as Duration[],
    both: [] as Duration[],
  }));
  // In turns, so that a slow moment of the machine hits all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    contenders.forEach((contender, index) => {
      times[index].parse.push(measure(() => parseAll(contender, samples)));
      times[index].both.push(measure(() => validateAll(contender, samples)));
    });
  }
  return contenders.map((contender, index) => ({
    name: contender.name,
    parse: median(times[index].parse),
    parseAndValidate: median(times[index].both),
    slowest: Math.max(...times[index].both.map(({ wall }) => wall)),
    faulted: tally(samples, text => objectsTo(contender, text)),
  }));
}

function report(samples: Sample[], results: Result[]): Report {
  const totals = tally(samples);
  const [portal] = results;
  return {
    tables: [
      {
        title: `Time for ${samples.length} manifests, one thread, median of ${ROUNDS} rounds`,
        rows: [
          ['', 'parse', 'parse + validate', 'CPU', 'slowest', 'a second'],
          ...results.map(({ name, parse, parseAndValidate, slowest }) => [
            name,
            seconds(parse.wall),
            seconds(parseAndValidate.wall),
            seconds(parseAndValidate.cpu),
            seconds(slowest),
            String(Math.round(samples.length / parseAndValidate.wall)),
          ]),
        ],
      },
      {
        title: 'Objected to, by what was done to the manifest',
        rows: [
          ['', 'nothing', 'not YAML', 'not the CRD', 'against a rule'],
          ['Manifests', ...FAULTS.map(fault => String(totals[fault]))],
          ...results.map(({ name, faulted }) => [
            name,
            ...FAULTS.map(fault => String(faulted[fault])),
          ]),
        ],
      },
    ],
    data: {
      count: samples.length,
      seed: SEED,
      rounds: ROUNDS,
      totals,
      results,
    },
    // By the time of the processor: what else the machine does is not ours.
    missed:
      portal.parseAndValidate.cpu < LIMIT_SECONDS
        ? []
        : [
            `${samples.length} manifests take ${seconds(
              portal.parseAndValidate.cpu,
            )} of one core, the goal is ${LIMIT_SECONDS} s`,
          ],
  };
}

/** Parses and validates 10,000 manifests, beside validation by JSON Schema alone. */
export const validation: Benchmark = {
  summary: '10,000 manifests, beside js-yaml and ajv with JSON Schemas',
  async run() {
    const samples = corpus(COUNT, SEED);
    return report(samples, race([ours, schemaOnly()], samples));
  },
};
