import { z } from 'zod';

const names = z.array(z.string());
const configMaps = z.record(z.string(), z.record(z.string(), z.string()));

/** What is known of the cluster manifests are for. Secrets are names, never values. */
export const clusterFactsSchema = z.strictObject({
  kaitoVersion: z
    .string()
    .regex(/^v?\d+\.\d+/, 'write it as 0.12 or 0.12.0')
    .optional(),
  provisioner: z.enum(['azure-gpu-provisioner', 'karpenter', 'byo']).optional(),
  cloud: z.enum(['azure', 'aws', 'arc']).optional(),
  gates: z
    .partialRecord(
      z.enum([
        'vLLM',
        'enableMIG',
        'enableAccelerator',
        'ModelStreaming',
        'ModelMirror',
        'enableBaseImageAutoUpgrade',
        'enableInferenceSetController',
        'enableMultiRoleInferenceController',
      ]),
      z.boolean(),
    )
    .optional(),
  nodes: z
    .array(
      z.looseObject({
        apiVersion: z.string(),
        kind: z.literal('Node'),
        metadata: z.looseObject({ name: z.string() }),
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

/** Facts of a cluster, as the `--cluster-facts` file of the command line holds them. */
export type ClusterFacts = z.infer<typeof clusterFactsSchema>;
