import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, rejected } from '../Finding';
import {
  gateFindings,
  machineFindings,
  nameFindings,
  shapeFindings,
} from './kindRules';

interface MultiRoleSpec {
  model: { name: string };
  roles: { instanceType?: string }[];
}

/**
 * What KAITO would say of a MultiRoleInference: MRI-1 name, MRI-2 model, MRI-3 selector, MRI-4 one prefill and one
 * decode role, MRI-5 machine types, MRI-6 replicas of a role, MRI-7 gate of the controller.
 */
export function validateMultiRoleInference(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('MultiRoleInference', object, {
    'spec.model.name': 'MRI-2',
    'spec.labelSelector': 'MRI-3',
    'spec.roles': 'MRI-4',
    'spec.roles[].type': 'MRI-4',
    'spec.roles[].replicas': 'MRI-6',
  });
  if (shape.length > 0) {
    return shape;
  }
  const { metadata, spec } = object as KubeObject & { spec: MultiRoleSpec };
  return [
    ...nameFindings('MRI-1', metadata.name),
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
    ...gateFindings(
      'MRI-7',
      'spec',
      'enableMultiRoleInferenceController',
      context,
    ),
  ];
}
