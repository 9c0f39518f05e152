import { z } from 'zod';
import { toProvenanceAnnotations } from '../provenance';
import { type Conflict, reporting } from './builders/input/conflicts';
import {
  namespace,
  provenance,
  WORKSPACE_NAME_MAX,
  workloadName,
} from './builders/input/fields';
import { readInput } from './builders/input/readInput';
import { kaitoVersion, requireVersion } from './builders/input/version';
import {
  loadBalancerAnnotation,
  type ServingOptions,
  servingAnnotations,
  servingOptions,
} from './builders/parts/annotations';
import {
  presetFields,
  servedFields,
  strengthConflicts,
  toInference,
} from './builders/parts/inference';
import {
  machineConflicts,
  machineFields,
  partition,
  toResource,
} from './builders/parts/resource';
import type { Workspace } from './types';

/** Fields of a Workspace that serves a preset. */
export const workspaceFields = {
  /** DNS label; also the name of the Service and the value of the `apps` selector label. */
  name: workloadName(WORKSPACE_NAME_MAX),
  namespace,
  ...presetFields,
  ...machineFields,
  partition: partition.optional(),
  ...servedFields,
  ...servingOptions,
  /** An address outside the cluster, without authentication. Read only when the Service is created. */
  loadBalancer: z.boolean().optional(),
  provenance,
  /** Of the cluster; decides how the model is named and what may be used. The newest when left out. */
  kaitoVersion,
};

/** Annotations for provisioners that exclude each other. */
export function provisionerConflicts(options: ServingOptions): Conflict[] {
  return options.nodeImageFamily && options.nodeClassName
    ? [
        {
          path: ['nodeClassName'],
          reason:
            'is read under karpenter, `nodeImageFamily` under azure-gpu-provisioner; no cluster reads both',
          fix: 'Keep the one of your cluster',
        },
      ]
    : [];
}

/** What does not go together in a Workspace that serves a preset. */
export function workspaceConflicts(
  input: z.output<z.ZodObject<typeof workspaceFields>>,
): Conflict[] {
  return [
    ...machineConflicts(input),
    ...strengthConflicts(input),
    ...provisionerConflicts(input),
  ];
}

const schema = z
  .object(workspaceFields)
  .superRefine(reporting(workspaceConflicts));

/** What a person decides about a Workspace that serves a preset. */
export type WorkspaceInput = z.input<typeof schema>;

/**
 * A v1beta1 Workspace that serves a preset. Model and machine type are written in canonical spelling, `resource.count`
 * is left out (vLLM presets ignore it), and so is what is KAITO's default. Whether the model runs on the machine is for
 * `validateWorkspace` to say. Throws BuilderInputError when a field is not one KAITO can read.
 */
export function renderWorkspace(input: WorkspaceInput): Workspace {
  const read = readInput(schema, input);
  if (read.partition) {
    requireVersion(read.kaitoVersion, 12, 'partition', 'part of a node');
  }
  const annotations = {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...servingAnnotations(read),
    ...loadBalancerAnnotation(read.loadBalancer),
  };
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: read.name,
      namespace: read.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    resource: toResource(read.name, read),
    inference: toInference(read),
  };
}
