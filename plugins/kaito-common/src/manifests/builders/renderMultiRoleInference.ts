import { z } from 'zod';
import { toProvenanceAnnotations } from '../../provenance';
import {
  count,
  MULTI_ROLE_NAME_MAX,
  namespace,
  objectName,
  provenance,
  workloadName,
} from './input/fields';
import { readInput } from './input/readInput';
import { kaitoVersion, requireVersion } from './input/version';
import type { InferenceRole, MultiRoleInference } from './MultiRoleInference';
import { servingAnnotations, servingOptions } from './parts/annotations';
import { presetFields, toPreset } from './parts/inference';
import { canonicalType, machineFields, selectorOf } from './parts/resource';

const role = z.strictObject({
  /** At least 1. Left to an autoscaler when not given. */
  replicas: count(1).optional(),
  instanceType: machineFields.instanceType,
  /** ConfigMap with flags of vLLM for this role. */
  runtimeConfig: objectName.optional(),
});

/** Fields of a MultiRoleInference. */
export const multiRoleFields = {
  name: workloadName(MULTI_ROLE_NAME_MAX),
  namespace,
  ...presetFields,
  /** Labels nodes brought by hand carry; `apps: <name>` when left out. */
  nodeLabels: machineFields.nodeLabels,
  /** Reads prompts. */
  prefill: role,
  /** Writes answers. */
  decode: role,
  /** ConfigMap with the plugins of the endpoint picker. */
  eppPluginsConfig: objectName.optional(),
  disableBenchmark: servingOptions.disableBenchmark,
  modelStreaming: servingOptions.modelStreaming,
  provenance,
  kaitoVersion,
};

const schema = z.object(multiRoleFields);

/** What a person decides about a MultiRoleInference. */
export type MultiRoleInferenceInput = z.input<typeof schema>;

function toRole(
  type: InferenceRole['type'],
  { instanceType, ...rest }: z.output<typeof role>,
): InferenceRole {
  const machine = canonicalType(instanceType);
  return { type, ...rest, ...(machine && { instanceType: machine }) };
}

/**
 * A v1alpha1 MultiRoleInference with one prefill and one decode role (MRI-4). Its annotations reach the InferenceSets
 * and Workspaces KAITO makes of it. Throws BuilderInputError.
 */
export function renderMultiRoleInference(
  input: MultiRoleInferenceInput,
): MultiRoleInference {
  const read = readInput(schema, input);
  requireVersion(read.kaitoVersion, 11, '', 'a MultiRoleInference');
  const annotations = {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...servingAnnotations(read),
  };
  const { name: model, presetOptions } = toPreset(read);
  return {
    apiVersion: 'kaito.sh/v1alpha1',
    kind: 'MultiRoleInference',
    metadata: {
      name: read.name,
      namespace: read.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      labelSelector: selectorOf(read.name, read.nodeLabels),
      model: { name: model, ...presetOptions },
      ...(read.eppPluginsConfig && {
        eppPluginsConfig: read.eppPluginsConfig,
      }),
      roles: [toRole('prefill', read.prefill), toRole('decode', read.decode)],
    },
  };
}
