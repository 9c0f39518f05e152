import {
  renderWorkspace,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Finding,
  validateWorkspace,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { Command } from '../Host';
import { readArgs } from '../readArgs';

function describe({ rule, path, message, fix }: Finding): string {
  const where = path === '' ? '' : `${path}: `;
  return `${rule} ${where}${message}${fix ? `. ${fix}` : ''}\n`;
}

/** A Workspace as YAML. What KAITO would refuse is not rendered. */
export const render: Command = {
  name: 'render',
  summary: 'A Workspace that serves a model, as YAML',
  usage:
    'render --model MODEL --sku SKU --name NAME --namespace NAMESPACE [--secret SECRET]',
  run(args) {
    const read = readArgs(args, {
      options: ['model', 'sku', 'name', 'namespace', 'secret'],
    });
    const workspace = renderWorkspace({
      model: read.required('model'),
      instanceType: read.required('sku'),
      name: read.required('name'),
      namespace: read.required('namespace'),
      modelAccessSecret: read.option('secret'),
    });
    // What only a cluster can tell is not this command's to say.
    const findings = validateWorkspace(workspace).filter(
      finding => finding.severity !== 'not-checked',
    );
    const refused = findings.some(finding => finding.severity === 'rejected');
    return {
      stdout: refused ? '' : toYaml(workspace),
      stderr: findings.map(describe).join(''),
      exitCode: refused ? 1 : 0,
    };
  },
};
