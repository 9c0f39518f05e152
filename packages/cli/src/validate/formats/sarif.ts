import { toJson } from '../../text/json';
import { type FileFinding, objectOf } from '../FileFinding';
import { ruleText } from '../ruleTexts';
import { fromRoot } from './fromRoot';

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

/** A path of the repository as a URI relative to it; what lies outside is an absolute one. */
function toUri(file: string, cwd: string): string {
  const path = fromRoot(file, cwd);
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}

function toResult(finding: FileFinding, ruleIndex: number, cwd: string) {
  const { file, line, rule, severity, kind, name, path, message } = finding;
  const object = objectOf(finding);
  const text = `${path === '' ? '' : `${path}: `}${message}`;
  return {
    ruleId: rule,
    ruleIndex,
    ...LEVELS[severity],
    message: { text: finding.fix === null ? text : `${text}. ${finding.fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file, cwd) },
          region: { startLine: line },
        },
        ...(object !== null && {
          logicalLocations: [
            { name: name ?? kind, fullyQualifiedName: object },
          ],
        }),
      },
    ],
  };
}

/** SARIF 2.1.0, for code scanning. */
export function toSarif(findings: FileFinding[], cwd: string): string {
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
            rules: rules.map(id => ({
              id,
              shortDescription: { text: ruleText(id) },
              help: { text: `${ruleText(id)} (rule ${id})` },
            })),
          },
        },
        results: findings.map(finding =>
          toResult(finding, rules.indexOf(finding.rule), cwd),
        ),
      },
    ],
  });
}
