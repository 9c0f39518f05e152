import { z } from 'zod';
import { findSku } from '../../../skus/table';
import { MIG_PROFILES } from '../../../skus/mig';
import { RESERVED_SELECTOR_KEYS } from '../../../validation/selector';
import type { WorkspaceResource } from '../../types';
import type { Conflict } from '../input/conflicts';
import { labels, whole } from '../input/fields';

/** Part of a node, on nodes brought by hand (W14–W21, KAITO 0.12). */
export const partition = z.discriminatedUnion('mode', [
  /** One MIG slice, e.g. `2g.24gb`. */
  z.strictObject({ mode: z.literal('mig'), profile: z.enum(MIG_PROFILES) }),
  /** So many GPUs of a node. */
  z.strictObject({ mode: z.literal('accelerator'), count: whole(1) }),
]);

/** Which machines serve. */
export const machineFields = {
  /** Machine type, in any case. Left out where nodes are brought by hand (W4, W5). */
  instanceType: z.string().trim().optional(),
  /**
   * Labels nodes brought by hand carry. Left out: `apps: <name>`, which those nodes must then be given. Several
   * Workspaces that share one node need a label of the node here.
   */
  nodeLabels: labels
    .refine(
      value => Object.keys(value).some(key => !RESERVED_SELECTOR_KEYS.has(key)),
      {
        error: 'holds only keys KAITO strips, so every node would match',
        params: { fix: 'Name a label of your own' },
      },
    )
    .optional(),
};

const schema = z.object({ ...machineFields, partition: partition.optional() });
export type MachineInput = z.output<typeof schema>;

/** What does not go together among machine fields. */
export function machineConflicts(input: MachineInput): Conflict[] {
  const conflict = (field: 'nodeLabels' | 'partition'): Conflict[] =>
    input.instanceType && input[field]
      ? [
          {
            path: [field],
            reason: 'is for nodes brought by hand, which take no machine type',
            fix: `Leave out \`instanceType\` or \`${field}\``,
          },
        ]
      : [];
  return [...conflict('nodeLabels'), ...conflict('partition')];
}

/** The type in the spelling KAITO recognises a node by; an unknown one as it is. */
export function canonicalType(instanceType: string | undefined) {
  return instanceType ? findSku(instanceType)?.name ?? instanceType : undefined;
}

/** Selector of a workload: its own label, so that no two workloads take each other's nodes. */
export function selectorOf(name: string, nodeLabels?: Record<string, string>) {
  return { matchLabels: nodeLabels ?? { apps: name } };
}

/** `resource` of a Workspace. `count` is not written: vLLM presets ignore it. */
export function toResource(
  name: string,
  input: MachineInput,
): WorkspaceResource {
  const instanceType = canonicalType(input.instanceType);
  return {
    ...(instanceType && { instanceType }),
    labelSelector: selectorOf(name, input.nodeLabels),
    ...(input.partition && { partition: input.partition }),
  };
}
