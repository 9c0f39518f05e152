import { spawnSync } from 'node:child_process';
import type { Benchmark } from '../Benchmark';
import { seconds } from '../report/measure';
import { BOMBS } from './bombs';
import type { Outcome } from './readBomb';
import { READERS } from './readers';

const PATIENCE_MS = 20_000;
const SLOW_MS = 5000;
const LIMIT_MS = 1000;

/** Each in a process of its own: a bomb may hang it or take it down. */
function attempt(reader: string, bomb: string): Outcome {
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, process.argv[1], '--bomb', reader, bomb],
    { encoding: 'utf8', timeout: PATIENCE_MS },
  );
  if (child.status === 0) return JSON.parse(child.stdout);
  return child.signal === 'SIGTERM'
    ? { ms: PATIENCE_MS, outcome: 'gave up waiting' }
    : { ms: 0, outcome: 'the process died' };
}

/** The fastest of three, so that what else the machine does counts little; one that is slow is not tried again. */
function best(reader: string, bomb: string): Outcome {
  let found = attempt(reader, bomb);
  for (let again = 0; again < 2 && found.ms < SLOW_MS; again += 1) {
    const next = attempt(reader, bomb);
    found = next.ms < found.ms ? next : found;
  }
  return found;
}

function words({ ms, outcome }: Outcome): string {
  return ms ? `${seconds(ms / 1000)}, ${outcome}` : outcome;
}

/** How long readers of YAML take over hostile texts. */
export const yaml: Benchmark = {
  summary: 'hostile YAML, beside the parsers js-yaml and yaml as they come',
  async run() {
    const readers = Object.keys(READERS);
    const results = Object.keys(BOMBS).map(bomb => ({
      bomb,
      outcomes: readers.map(reader => best(reader, bomb)),
    }));
    return {
      tables: [
        {
          title: 'Time to read or refuse a hostile text',
          rows: [
            ['', ...readers],
            ...results.map(({ bomb, outcomes }) => [
              bomb,
              ...outcomes.map(words),
            ]),
          ],
        },
      ],
      data: { readers, results },
      missed: results
        .filter(
          ({ outcomes: [{ ms, outcome }] }) =>
            outcome !== 'ManifestParseError' || ms > LIMIT_MS,
        )
        .map(
          ({ bomb, outcomes: [portal] }) =>
            `${bomb}: ${words(portal)}, the goal is a refusal within a second`,
        ),
    };
  },
};
