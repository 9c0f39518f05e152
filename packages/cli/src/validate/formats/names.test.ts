import { checkFiles } from '../checkFiles';
import { toGithub } from './github';
import { toSarif } from './sarif';
import { toText } from './text';

it('names an object without a name by its kind', () => {
  const text = 'apiVersion: kaito.sh/v1beta1\nkind: Workspace\n';
  const report = checkFiles([{ name: 'w.yaml', text }], {});
  expect(report.findings.length).toBeGreaterThan(0);
  expect(toText(report, false)).toContain('schema Workspace metadata:');
  for (const shown of [
    toText(report, false),
    toGithub(report.findings, '/'),
    toSarif(report.findings, '/'),
  ]) {
    expect(shown).not.toMatch(/null|undefined/);
  }
});
