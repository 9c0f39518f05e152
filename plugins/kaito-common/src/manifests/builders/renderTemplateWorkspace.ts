import { z } from 'zod';
import { toProvenanceAnnotations } from '../../provenance';
import type { Workspace } from '../types';
import { type Conflict, reporting } from './input/conflicts';
import {
  count,
  image,
  namespace,
  provenance,
  WORKSPACE_NAME_MAX,
  workloadName,
} from './input/fields';
import { readInput } from './input/readInput';
import { given, loadBalancerAnnotation } from './parts/annotations';
import { machineConflicts, machineFields, toResource } from './parts/resource';

const GPU = /^nvidia\.com\/(gpu|mig-.+)$/;

const container = z.looseObject({
  name: z.string(),
  image,
  resources: z
    .looseObject({
      limits: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .optional(),
    })
    .optional(),
});

const template = z.looseObject({
  spec: z.looseObject({
    containers: z.array(container).min(1, {
      error: 'is empty',
    }),
  }),
});

/** Fields of a Workspace that runs a pod of one's own. */
export const templateWorkspaceFields = {
  name: workloadName(WORKSPACE_NAME_MAX),
  namespace,
  ...machineFields,
  /**
   * The pod, as Kubernetes' PodTemplateSpec. It must ask for its GPUs itself, bring its probes, and listen on port 5000,
   * where KAITO's Service leads. KAITO replaces `affinity`.
   */
  template,
  /** Nodes and pods; KAITO's default: 1. */
  count: count(1).optional(),
  /** Under azure-gpu-provisioner only (W6). */
  nodeImageFamily: z.enum(['ubuntu', 'azurelinux']).optional(),
  loadBalancer: z.boolean().optional(),
  provenance,
};

/** What a template lacks that KAITO does not add. */
export function templateConflicts(
  input: z.output<z.ZodObject<typeof templateWorkspaceFields>>,
): Conflict[] {
  const asks = input.template.spec.containers.some(({ resources }) =>
    Object.keys(resources?.limits ?? {}).some(name => GPU.test(name)),
  );
  return [
    ...machineConflicts(input),
    ...(asks
      ? []
      : [
          {
            path: ['template', 'spec', 'containers'],
            reason: 'asks for no GPU, and KAITO adds none to a template',
            fix: 'Give a container `resources.limits["nvidia.com/gpu"]`',
          },
        ]),
  ];
}

const schema = z
  .object(templateWorkspaceFields)
  .superRefine(reporting(templateConflicts));

/** What a person decides about a Workspace that runs a pod of their own. */
export type TemplateWorkspaceInput = z.input<typeof schema>;

/** A v1beta1 Workspace with `inference.template` (W28). Throws BuilderInputError. */
export function renderTemplateWorkspace(
  input: TemplateWorkspaceInput,
): Workspace {
  const read = readInput(schema, input);
  const annotations = {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...given({ 'kaito.sh/node-image-family': read.nodeImageFamily }),
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
    resource: {
      ...(read.count !== undefined && { count: read.count }),
      ...toResource(read.name, read),
    },
    inference: { template: read.template },
  };
}
