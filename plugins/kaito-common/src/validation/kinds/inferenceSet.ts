import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, ineffective } from '../Finding';
import {
  childFindings,
  type InferenceSetSpec,
  templateAnnotations,
} from './inferenceSetChild';
import {
  gateFindings,
  machineFindings,
  nameFindings,
  shapeFindings,
} from './kindRules';
import { windowFindings } from './maintenanceWindow';

const RUNTIME = 'kaito.sh/runtime';

function runtimeFindings(
  annotations: KubeObject['metadata']['annotations'],
  spec: InferenceSetSpec,
): Finding[] {
  const own = annotations?.[RUNTIME];
  return own !== undefined && own !== templateAnnotations(spec)[RUNTIME]
    ? [
        ineffective(
          'IS-8',
          `metadata.annotations["${RUNTIME}"]`,
          'The runtime of the set does not reach its replicas',
          `Give \`spec.template.metadata.annotations\` the same \`${RUNTIME}\``,
        ),
      ]
    : [];
}

/**
 * What KAITO would say of an InferenceSet: IS-1 name, IS-2 replicas, IS-3 machine type, IS-4 and IS-5 maintenance
 * window, IS-6 gate of automatic upgrades, IS-7 a limit nobody reads, IS-8 runtime at one place only; then the rules
 * of Workspaces on its template. KAITO asks all of it on update as well.
 */
export function validateInferenceSet(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('InferenceSet', object, {
    'spec.replicas': 'IS-2',
  });
  if (shape.length > 0) {
    return shape;
  }
  const { metadata, spec } = object as KubeObject & { spec: InferenceSetSpec };
  const upgrade = spec.autoUpgrade;
  return [
    ...nameFindings('IS-1', metadata.name),
    ...machineFindings(
      'IS-3',
      'spec.template.resource.instanceType',
      spec.template.resource?.instanceType,
      context,
    ),
    ...windowFindings(upgrade?.maintenanceWindow),
    ...(upgrade?.enabled
      ? gateFindings(
          'IS-6',
          'spec.autoUpgrade.enabled',
          'enableBaseImageAutoUpgrade',
          context,
        )
      : []),
    ...(spec.nodeCountLimit === undefined
      ? []
      : [
          ineffective(
            'IS-7',
            'spec.nodeCountLimit',
            'KAITO accepts `nodeCountLimit` and never reads it',
            'Remove it; limit `replicas` instead',
          ),
        ]),
    ...runtimeFindings(metadata.annotations, spec),
    ...childFindings(metadata.name ?? '', spec, context),
  ];
}
