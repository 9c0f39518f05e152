import { toJson } from '../../text/json';
import type { FileFinding } from '../FileFinding';

/** SARIF has a word for what could not be decided: kind `open`, which takes the level `none`. */
const LEVELS: Record<
  FileFinding['severity'],
  { kind: 'fail' | 'open'; level: 'error' | 'warning' | 'note' | 'none' }
> = {
  rejected: { kind: 'fail', level: 'error' },
  ineffective: { kind: 'fail', level: 'warning' },
  advice: { kind: 'fail', level: 'note' },
  'not-checked': { kind: 'open', level: 'none' },
};

function toUri(file: string): string {
  return file
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

function toResult(finding: FileFinding) {
  const { file, line, rule, severity, kind, name, path, message } = finding;
  const text = `${path === '' ? '' : `${path}: `}${message}`;
  return {
    ruleId: rule,
    ...LEVELS[severity],
    message: { text: finding.fix === null ? text : `${text}. ${finding.fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: line },
        },
        ...(kind !== null && {
          logicalLocations: [
            { name: name ?? kind, fullyQualifiedName: `${kind}/${name}` },
          ],
        }),
      },
    ],
  };
}

/** SARIF 2.1.0, for code scanning. */
export function toSarif(findings: FileFinding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'kaito-portal',
            informationUri: 'https://github.com/kaito-portal/kaito-portal',
            rules: rules.map(id => ({ id })),
          },
        },
        results: findings.map(toResult),
      },
    ],
  });
}
