import type { KubeObject, LabelSelector } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, rejected } from '../Finding';
import { versionFindings } from '../rules/version';
import { secretNameFindings } from '../secretName';
import { withoutNulls } from '../withoutNulls';
import {
  gateFindings,
  machineFindings,
  nameFindings,
  shapeFindings,
} from './kindRules';
import { roleFindings } from './multiRoleChild';

/** `spec` of a MultiRoleInference of the right shape. */
export interface MultiRoleSpec {
  labelSelector: LabelSelector;
  model: { name: string; modelAccessSecret?: string };
  roles: {
    type: 'prefill' | 'decode';
    replicas?: number;
    instanceType?: string;
    runtimeConfig?: string;
  }[];
}

/**
 * What KAITO would say of a MultiRoleInference: MRI-1 name, MRI-2 model, MRI-3 selector, MRI-4 one prefill and one
 * decode role, MRI-5 machine types, MRI-6 replicas of a role, MRI-7 gate of the controller. The rules of Workspaces on
 * what each role runs as are `ineffective`: the object itself is admitted.
 */
export function validateMultiRoleInference(
  input: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('MultiRoleInference', input, {
    'spec.model.name': 'MRI-2',
    'spec.labelSelector': 'MRI-3',
    'spec.roles': 'MRI-4',
    'spec.roles[].type': 'MRI-4',
    'spec.roles[].replicas': 'MRI-6',
  });
  if (shape.length > 0) {
    return shape;
  }
  const object = withoutNulls(input) as KubeObject & { spec: MultiRoleSpec };
  const { metadata, spec } = object;
  return [
    ...nameFindings('MRI-1', metadata),
    ...(spec.model.name
      ? []
      : [
          rejected(
            'MRI-2',
            'spec.model.name',
            'The model has no name',
            'Name a model of the catalog',
          ),
        ]),
    ...spec.roles.flatMap(({ instanceType }, index) =>
      machineFindings(
        'MRI-5',
        `spec.roles[${index}].instanceType`,
        instanceType,
        context,
      ),
    ),
    ...secretNameFindings(
      'spec.model.modelAccessSecret',
      spec.model.modelAccessSecret,
    ),
    ...gateFindings(
      'MRI-7',
      'spec',
      'enableMultiRoleInferenceController',
      context,
    ),
    ...versionFindings(context),
    ...(spec.model.name ? roleFindings(object, context) : []),
  ];
}
