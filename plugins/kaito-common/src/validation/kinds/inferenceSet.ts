import { sameTree } from '../../drift/sameTree';
import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, ineffective } from '../Finding';
import { ignoredAnnotations, SET_ANNOTATIONS } from '../ignoredAnnotations';
import { nameOf } from '../names';
import { versionFindings } from '../rules/version';
import { withoutNulls } from '../withoutNulls';
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
const DEFAULT_STRATEGY = {
  type: 'RollingUpdate',
  rollingUpdate: { maxUnavailable: 1 },
};

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

/** Fields KAITO accepts and never reads. */
function inertFindings({ nodeCountLimit, updateStrategy }: InferenceSetSpec) {
  const findings: Finding[] = [];
  if (nodeCountLimit !== undefined) {
    findings.push(
      ineffective(
        'IS-7',
        'spec.nodeCountLimit',
        'KAITO accepts `nodeCountLimit` and never reads it',
        'Remove it; limit `replicas` instead',
      ),
    );
  }
  if (
    updateStrategy !== undefined &&
    !sameTree(updateStrategy, DEFAULT_STRATEGY)
  ) {
    findings.push(
      ineffective(
        'IS-9',
        'spec.updateStrategy',
        'KAITO accepts `updateStrategy` and never reads it',
        'Remove it; `spec.autoUpgrade.strategy` says how replicas are upgraded',
      ),
    );
  }
  return findings;
}

/** Longest name whose replicas, `<name>-xxxxx`, still have a headless Service `<replica>-headless`. */
const LONGEST_NAME = 63 - '-headless'.length - '-xxxxx'.length;

function lengthFindings({ name = '' }: KubeObject['metadata']): Finding[] {
  return name.length > LONGEST_NAME && name.length <= 63
    ? [
        ineffective(
          'NAME-LENGTH',
          'metadata.name',
          'KAITO admits the name, but the Services of its replicas, which add to it, would be longer than the 63 characters Kubernetes allows',
          `Choose a name of at most ${LONGEST_NAME} characters`,
        ),
      ]
    : [];
}

function upgradeFindings(
  upgrade: InferenceSetSpec['autoUpgrade'],
  context: ValidationContext,
): Finding[] {
  return [
    ...windowFindings(upgrade?.maintenanceWindow),
    ...(upgrade?.enabled
      ? gateFindings(
          'IS-6',
          'spec.autoUpgrade.enabled',
          'enableBaseImageAutoUpgrade',
          context,
        )
      : []),
  ];
}

/**
 * What KAITO would say of an InferenceSet: IS-1 name, IS-2 replicas, IS-3 machine type, IS-4 and IS-5 maintenance
 * window, IS-6 gate of automatic upgrades, IS-7 and IS-9 fields nobody reads, IS-8 runtime at one place only, IS-10 gate
 * of the controller; then the rules of Workspaces on its template. KAITO asks all of it on update as well.
 */
export function validateInferenceSet(
  input: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('InferenceSet', input, {
    'spec.replicas': 'IS-2',
  });
  if (shape.length > 0) {
    return shape;
  }
  const object = withoutNulls(input) as KubeObject & { spec: InferenceSetSpec };
  const { metadata, spec } = object;
  return [
    ...nameFindings('IS-1', metadata),
    ...lengthFindings(metadata),
    ...machineFindings(
      'IS-3',
      'spec.template.resource.instanceType',
      spec.template.resource?.instanceType,
      context,
    ),
    ...upgradeFindings(spec.autoUpgrade, context),
    ...inertFindings(spec),
    ...runtimeFindings(metadata.annotations, spec),
    ...gateFindings('IS-10', 'spec', 'enableInferenceSetController', context),
    ...ignoredAnnotations(
      metadata.annotations,
      SET_ANNOTATIONS,
      'an InferenceSet itself',
    ),
    ...versionFindings(context),
    ...childFindings(nameOf(metadata), spec, context),
  ];
}
