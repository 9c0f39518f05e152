import { notChecked, rejected } from '../Finding';
import { machineTypeFindings } from '../machineType';
import type { Rule } from '../rule';

const PATH = 'resource.instanceType';

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

/** W25: the machine type must be one KAITO knows. */
export const known: Rule = ({ workspace, model, context }) => {
  const type = workspace.resource?.instanceType;
  return type && context.provisioner !== 'byo'
    ? machineTypeFindings(
        {
          rule: 'W25',
          path: PATH,
          type,
          planned: !workspace.inference?.template,
          model,
        },
        context,
      )
    : [];
};
