import { findRetiredSku } from '../../sizing';
import { findSku, type GpuSku } from '../../skus';
import { type Finding, ineffective, notChecked, rejected } from '../Finding';
import type { Rule, Subject } from '../rule';

const PATH = 'resource.instanceType';
const AZURE_GPU_OR_CPU = /^Standard_[ND]/i;

/** W4, W5: auto-provisioning needs a machine type, nodes brought by hand forbid it. */
export const presence: Rule = ({ workspace, context }) => {
  const given = Boolean(workspace.resource?.instanceType);
  if (context.provisioner === undefined) {
    return [
      given
        ? notChecked(
            'W4',
            PATH,
            'Whether the cluster takes a machine type depends on how it gets its nodes, which is not known here',
          )
        : notChecked(
            'W5',
            PATH,
            'Whether the cluster needs a machine type depends on how it gets its nodes, which is not known here',
          ),
    ];
  }
  if (context.provisioner === 'byo') {
    return given
      ? [
          rejected(
            'W4',
            PATH,
            'The cluster uses nodes brought by hand; a machine type is not allowed there',
            'Remove `resource.instanceType` and select nodes by label',
          ),
        ]
      : [];
  }
  return given
    ? []
    : [
        rejected(
          'W5',
          PATH,
          'The cluster provisions nodes itself and needs a machine type',
          'Set `resource.instanceType`, e.g. `Standard_NC24ads_A100_v4`',
        ),
      ];
};

function unknownSku(type: string, subject: Subject): Finding[] {
  const { workspace, context } = subject;
  const cloud = context.cloud ?? 'azure';
  const retired = findRetiredSku(type, subject.model);
  const gone = retired
    ? `. KAITO dropped the ${retired.gpu} in 0.12, though older guides still name it`
    : '';
  const fix = retired?.replacement
    ? `Choose \`${retired.replacement}\`, the closest that fits`
    : 'Choose a machine type from the SKU table';
  if (cloud !== 'azure' || !AZURE_GPU_OR_CPU.test(type)) {
    return [
      rejected(
        'W25',
        PATH,
        `KAITO has no machine type \`${type}\`${gone}`,
        fix,
      ),
    ];
  }
  return workspace.inference?.preset
    ? [
        ineffective(
          'W25',
          PATH,
          `KAITO admits \`${type}\` by its prefix but has no GPU facts for it, so a preset can never be planned on it${gone}`,
          fix,
        ),
      ]
    : [];
}

function knownSku(type: string, sku: GpuSku, subject: Subject): Finding[] {
  const { cloud } = subject.context;
  if (cloud && sku.cloud !== cloud) {
    return unknownSku(type, subject);
  }
  const findings: Finding[] = [];
  if (sku.name !== type) {
    findings.push(
      ineffective(
        'W25',
        PATH,
        `\`${type}\` is admitted in any case, but the node is only recognised under the spelling \`${sku.name}\``,
        `Write \`${sku.name}\``,
      ),
    );
  }
  if (!sku.usable && !subject.workspace.inference?.template) {
    findings.push(
      ineffective(
        'W25',
        PATH,
        `KAITO admits \`${sku.name}\`, but the model cannot run there: ${sku.unusableReason}`,
        'Choose a machine type with NVIDIA GPUs',
      ),
    );
  }
  return findings;
}

/** W25: the machine type must be one KAITO knows. */
export const known: Rule = subject => {
  const type = subject.workspace.resource?.instanceType;
  if (!type || subject.context.provisioner === 'byo') {
    return [];
  }
  const sku = findSku(type);
  return sku ? knownSku(type, sku, subject) : unknownSku(type, subject);
};
