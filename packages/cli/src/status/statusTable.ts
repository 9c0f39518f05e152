import type {
  Workload,
  WorkloadModel,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { formatAge } from '../text/age';
import { paint, type Paint } from '../text/paint';
import { plainLine } from '../text/plain';
import { table } from '../text/table';
import { keyOf, type Fleet } from './Fleet';

const HEADER = ['DEPLOYMENT', 'KIND', 'MODEL', 'PHASE', 'FOR', 'CAUSE'];

const COLOURS: Record<Workload['phase']['severity'], Paint | null> = {
  ok: 'green',
  progress: 'blue',
  warning: 'yellow',
  error: 'red',
  neutral: null,
};

const SIGNS: Record<Workload['phase']['severity'], string> = {
  ok: '+',
  progress: '~',
  warning: '!',
  error: 'x',
  neutral: '-',
};

const shortName = (model: WorkloadModel | null) =>
  (model?.catalogName ?? model?.name)?.split('/').at(-1) ?? '-';

/** Where it is and what it is called. */
export function placeOf({ ref }: Workload): string {
  return `${ref.cluster}/${ref.namespace}/${ref.name}`;
}

/** What is wrong, in words; KAITO's own where the portal found none. */
export function causeOf(workload: Workload, fleet: Fleet): string {
  const { severity, message, reason } = workload.phase;
  const trouble = fleet.troubles.get(keyOf(workload.ref));
  if (trouble) {
    return trouble.nextStep
      ? `${trouble.summary} ${trouble.nextStep}`
      : trouble.summary;
  }
  return severity === 'ok' ? '' : message ?? reason ?? '';
}

function row(workload: Workload, fleet: Fleet, now: number): string[] {
  const { phase, model, ref, createdAt, stale } = workload;
  const since = phase.since ?? createdAt;
  return [
    `${SIGNS[phase.severity]} ${placeOf(workload)}`,
    ref.kind,
    shortName(model),
    stale ? `${phase.name} (stale)` : phase.name,
    since === null ? '-' : formatAge(now - Date.parse(since)),
    causeOf(workload, fleet),
  ];
}

/** The deployments as lines, the header first. Signs say what the colours say. */
export function statusLines(
  workloads: readonly Workload[],
  fleet: Fleet,
  options: { now: number; colour: boolean },
): string[] {
  const rows = workloads.map(workload =>
    row(workload, fleet, options.now).map(plainLine),
  );
  const [header, ...lines] = table([HEADER, ...rows])
    .trimEnd()
    .split('\n');
  return [
    paint(options.colour, 'dim', header),
    ...lines.map((line, index) => {
      const colour = COLOURS[workloads[index].phase.severity];
      return colour ? paint(options.colour, colour, line) : line;
    }),
  ];
}
