import { type Paint, paint } from '../../text/paint';
import { type FileFinding, objectOf, type Report } from '../FileFinding';

const COLOURS: Record<FileFinding['severity'], Paint> = {
  rejected: 'red',
  ineffective: 'yellow',
  advice: 'blue',
  'not-checked': 'dim',
};
const SEVERITIES = Object.keys(COLOURS) as FileFinding['severity'][];

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A finding as a line, and its fix below. */
export function findingText(finding: FileFinding, colour: boolean): string {
  const { file, line, severity, rule, path, message } = finding;
  const word = paint(colour, COLOURS[severity], severity);
  const subject = [objectOf(finding) ?? '', path].join(' ').trim();
  const fix = finding.fix === null ? '' : `    fix: ${finding.fix}\n`;
  return `${file}:${line}: ${word} ${rule} ${subject}${
    subject === '' ? '' : ': '
  }${message}\n${fix}`;
}

/** For people: a line per finding, its fix below, a summary last. */
export function toText(report: Report, colour: boolean): string {
  const { findings, files, objects } = report;
  const totals = SEVERITIES.map(
    severity =>
      `${findings.filter(f => f.severity === severity).length} ${severity}`,
  );
  return `${findings.map(f => findingText(f, colour)).join('')}${count(
    objects,
    'object',
  )} in ${count(files, 'file')}: ${totals.join(', ')}\n`;
}
