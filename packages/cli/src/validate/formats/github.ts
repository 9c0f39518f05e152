import { type FileFinding, objectOf } from '../FileFinding';
import { fromRoot } from './fromRoot';

const COMMANDS: Record<FileFinding['severity'], string> = {
  rejected: 'error',
  ineffective: 'warning',
  advice: 'notice',
  'not-checked': 'notice',
};

function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function toAnnotation(finding: FileFinding, cwd: string): string {
  const { file, line, rule, severity, path, message } = finding;
  const title = [rule, objectOf(finding) ?? ''].join(' ').trim();
  const text = [
    `${path === '' ? '' : `${path}: `}${message}`,
    ...(severity === 'not-checked' ? ['(not checked)'] : []),
    ...(finding.fix === null ? [] : [`Fix: ${finding.fix}`]),
  ].join('\n');
  return `::${COMMANDS[severity]} file=${escapeProperty(
    fromRoot(file, cwd),
  )},line=${line},title=${escapeProperty(title)}::${escapeData(text)}\n`;
}

/** GitHub Actions workflow commands: each finding becomes an annotation of its line. */
export function toGithub(findings: FileFinding[], cwd: string): string {
  return findings.map(finding => toAnnotation(finding, cwd)).join('');
}
