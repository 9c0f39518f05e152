import type { Cause } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  deriveCause,
  derivePhase,
  type Phase,
  type PhaseSeverity,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { evidenceFor } from '../explain/evidenceFor';
import { readDump } from '../explain/readDump';
import { type Command, UsageError } from '../Host';
import { readArgs, readNamed } from '../readArgs';
import { toJson } from '../text/json';
import { type Paint, paint } from '../text/paint';

/** The state of one workload of a dump. */
interface Explanation {
  kind: string;
  namespace: string | null;
  name: string;
  phase: Phase;
  cause: Cause | null;
}

const WORKLOADS = ['Workspace', 'InferenceSet', 'RAGEngine'];
const EVIDENCE = ['NodeClaim', 'Node', 'Pod', 'Event'];
const COLOURS: Record<PhaseSeverity, Paint> = {
  ok: 'green',
  progress: 'blue',
  warning: 'yellow',
  error: 'red',
  neutral: 'dim',
};

function explainAll(dump: KubeObject[], now: Date): Explanation[] {
  return dump
    .filter(({ kind }) => WORKLOADS.includes(kind))
    .map(workload => ({
      kind: workload.kind,
      namespace: workload.metadata.namespace ?? null,
      name: workload.metadata.name,
      phase: derivePhase(workload),
      cause: deriveCause(evidenceFor(workload, dump, now)),
    }));
}

function show(explanation: Explanation, colour: boolean): string {
  const { kind, namespace, name, phase, cause } = explanation;
  const words = [phase.reason, phase.message].filter(Boolean).join(': ');
  return [
    `${kind} ${namespace === null ? '' : `${namespace}/`}${name}: ${paint(
      colour,
      COLOURS[phase.severity],
      phase.name,
    )}${phase.since ? ` since ${phase.since}` : ''}`,
    ...(words ? [`  KAITO says: ${words}`] : []),
    ...(cause
      ? [
          `  cause: ${cause.summary}`,
          `  evidence: ${cause.object}: ${cause.evidence}`,
        ]
      : []),
    ...(cause?.nextStep ? [`  next: ${cause.nextStep}`] : []),
  ]
    .map(line => `${line}\n`)
    .join('');
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

/** Phase and cause of every workload in a dump. */
export const explain: Command = {
  name: 'explain',
  summary: 'Phase and cause of every workload in a kubectl dump',
  usage: 'explain FILE [--json]',
  run(args, host) {
    const read = readArgs(args, { flags: ['json'], positionals: true });
    const [file, extra] = read.positionals;
    if (file === undefined) {
      throw new UsageError('FILE is missing: name a file or -');
    }
    if (extra !== undefined) {
      throw new UsageError(`Unexpected argument '${extra}'`);
    }
    const dump = readDump(readNamed(host, 'FILE', file));
    const found = explainAll(dump, host.now);
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
        : found.map(item => show(item, host.colour)).join(''),
      stderr: missingEvidence(dump, found),
      exitCode: unwell ? 1 : 0,
    };
  },
};
