import type {
  CauseLink,
  TimelineStage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { PhaseSeverity } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { type Paint, paint } from '../text/paint';
import { table } from '../text/table';
import type { Explanation } from './Explanation';

const COLOURS: Record<PhaseSeverity, Paint> = {
  ok: 'green',
  progress: 'blue',
  warning: 'yellow',
  error: 'red',
  neutral: 'dim',
};

/** Seconds in the two largest units that are not zero. */
export function showSeconds(seconds: number): string {
  const units: [string, number][] = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) {
    return '0 s';
  }
  return units
    .slice(first, first + 2)
    .map(([unit, size], index) => {
      const before = units[first + index - 1];
      const rest = index > 0 ? seconds % before[1] : seconds;
      return [Math.floor(rest / size), unit] as const;
    })
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

function showLink(link: CauseLink, index: number): string[] {
  const { raw, alsoAffects } = link;
  const from = [raw.source, raw.type].filter(Boolean).join(' ');
  return [
    `  ${index + 1}. ${link.layer}: ${link.summary}`,
    ...(link.why ? [`     why: ${link.why}`] : []),
    ...(link.nextStep ? [`     next: ${link.nextStep}`] : []),
    `     evidence: ${link.object}, ${from}: ${link.evidence}`,
    ...(alsoAffects.length > 0 ? [`     also: ${alsoAffects.join(', ')}`] : []),
  ];
}

function showTime(stage: TimelineStage): string {
  const { elapsedSeconds, usualSeconds, budgetSeconds, stuck, state } = stage;
  const going = state === 'current' && budgetSeconds;
  return [
    elapsedSeconds === null ? '' : showSeconds(elapsedSeconds),
    usualSeconds
      ? `(usually ${showSeconds(usualSeconds.value)}, ${usualSeconds.basis})`
      : '',
    going
      ? `of at most ${showSeconds(budgetSeconds.value)} (${
          budgetSeconds.basis
        })`
      : '',
    stuck ? 'STUCK' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function showTimeline(stages: readonly TimelineStage[]): string[] {
  const rows = stages.map(stage => [
    `    ${stage.state}`,
    stage.stage,
    showTime(stage),
  ]);
  return rows.length === 0
    ? []
    : ['  timeline:', ...table(rows).trimEnd().split('\n')];
}

/** An explanation for people. */
export function showExplanation(found: Explanation, colour: boolean): string {
  const { kind, namespace, name, phase, causeChain, timeline } = found;
  const words = [phase.reason, phase.message].filter(Boolean).join(': ');
  return [
    `${kind} ${namespace === null ? '' : `${namespace}/`}${name}: ${paint(
      colour,
      COLOURS[phase.severity],
      phase.name,
    )}${phase.since ? ` since ${phase.since}` : ''}`,
    ...(words ? [`  KAITO says: ${words}`] : []),
    ...(causeChain.length > 0 ? ['  causes, the deepest first:'] : []),
    ...causeChain.flatMap(showLink),
    ...showTimeline(timeline),
  ]
    .map(line => `${line}\n`)
    .join('');
}
