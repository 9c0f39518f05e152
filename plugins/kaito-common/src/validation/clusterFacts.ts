import { z } from 'zod';
import type { ValidationContext } from './context';

const names = z.array(z.string());
const configMaps = z.record(z.string(), z.record(z.string(), z.string()));
const gate = z.boolean().optional();

/** What whoever checks manifests knows of the cluster they are for. Secrets are names, never values. */
export const clusterFactsSchema = z.strictObject({
  kaitoVersion: z
    .string()
    .regex(/^v?\d+\.\d+/, 'write it as 0.12 or 0.12.0')
    .optional(),
  provisioner: z.enum(['azure-gpu-provisioner', 'karpenter', 'byo']).optional(),
  cloud: z.enum(['azure', 'aws', 'arc']).optional(),
  gates: z
    .strictObject({
      vLLM: gate,
      enableMIG: gate,
      enableAccelerator: gate,
      ModelStreaming: gate,
      ModelMirror: gate,
      enableBaseImageAutoUpgrade: gate,
      enableInferenceSetController: gate,
      enableMultiRoleInferenceController: gate,
    })
    .optional(),
  nodes: z
    .array(
      z.looseObject({
        apiVersion: z.string(),
        kind: z.literal('Node'),
        metadata: z.looseObject({
          name: z.string(),
          labels: z.record(z.string(), z.string()).optional(),
        }),
      }),
    )
    .optional(),
  nodeClasses: names.optional(),
  csiDrivers: names.optional(),
  storageClasses: names.optional(),
  releaseConfigMaps: configMaps.optional(),
  namespaces: z
    .record(
      z.string(),
      z.strictObject({
        secrets: names.optional(),
        configMaps: configMaps.optional(),
      }),
    )
    .optional(),
});

/** See {@link clusterFactsSchema}. */
export type ClusterFacts = z.infer<typeof clusterFactsSchema>;

/** What is known of one namespace. */
export type NamespaceFacts = NonNullable<ClusterFacts['namespaces']>[string];

/** What the rules may know about an object: facts of the cluster and of its own namespace. */
export function contextOf(
  { namespaces: _, ...cluster }: ClusterFacts,
  namespace: NamespaceFacts,
): ValidationContext {
  return { ...cluster, ...namespace };
}
