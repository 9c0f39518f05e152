import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Explanation,
  explainAll,
  WORKLOADS,
} from '../explain/Explanation';
import { readDump } from '../explain/readDump';
import { showExplanation } from '../explain/showExplanation';
import { type Command, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { toJson } from '../text/json';

const EVIDENCE = ['NodeClaim', 'Node', 'Pod', 'Event'];
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function readNow(text: string | undefined, present: Date): Date {
  if (text === undefined) {
    return present;
  }
  const now = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(now.getTime())) {
    throw new UsageError(
      `'--now' is an instant such as 2026-09-01T12:00:00Z, not '${text}'`,
    );
  }
  return now;
}

/** Which evidence a dump lacks, where a workload is not well and nothing in the dump says why. */
function missingEvidence(dump: KubeObject[], found: Explanation[]): string {
  const absent = EVIDENCE.filter(
    kind => !dump.some(object => object.kind === kind),
  );
  const puzzling = found.some(
    ({ phase, cause }) => phase.severity !== 'ok' && cause === null,
  );
  return puzzling && absent.length > 0
    ? `The file holds no ${absent.join(
        ', ',
      )}; a cause that shows only there is not found\n`
    : '';
}

/** Phase, causes and timeline of every workload in a dump. */
export const explain: Command = {
  name: 'explain',
  summary: 'Phase, causes and timeline of every workload in a kubectl dump',
  usage: 'explain FILE [--now INSTANT] [--json]',
  run(args, host) {
    const read = readArgs(args, {
      flags: ['json'],
      options: ['now'],
      positionals: true,
    });
    const [file, extra] = read.positionals;
    if (file === undefined) {
      throw new UsageError('FILE is missing: name a file or -');
    }
    if (extra !== undefined) {
      throw new UsageError(`Unexpected argument '${extra}'`);
    }
    const now = readNow(read.option('now'), host.now);
    const dump = readDump(readNamed(host, 'FILE', file));
    const found = explainAll(dump, now);
    if (found.length === 0) {
      throw new UsageError(
        `FILE: '${file}' holds no ${WORKLOADS.join(', ')} to explain`,
      );
    }
    const unwell = found.some(
      ({ phase, cause }) => phase.severity === 'error' || cause !== null,
    );
    return {
      stdout: read.flag('json')
        ? toJson(found)
        : found.map(item => showExplanation(item, host.colour)).join('\n'),
      stderr: missingEvidence(dump, found),
      exitCode: unwell ? 1 : 0,
    };
  },
};
