import {
  ManifestParseError,
  parseYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ValidationContext } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { z } from 'zod';
import { UsageError } from '../Host';

const names = z.array(z.string());
const configMaps = z.record(z.string(), z.record(z.string(), z.string()));
const gate = z.boolean().optional();

const factsSchema = z.strictObject({
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

/** What a pipeline knows of the cluster its manifests are for. Secrets are names, never values. */
export type ClusterFacts = z.infer<typeof factsSchema>;

/** What is known of one namespace. */
export type NamespaceFacts = NonNullable<ClusterFacts['namespaces']>[string];

/** A facts file is one's own, and holds what kubectl prints of every node: it may be far larger than a manifest. */
const LIMITS = {
  maxCharacters: 64 * 1024 * 1024,
  maxTokens: 5_000_000,
  maxValues: 5_000_000,
};

/** JSON is read as such, which is much faster. */
function parseFacts(text: string): unknown {
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // A mapping of YAML in flow style begins the same way.
    }
  }
  return parseYaml(text, LIMITS) ?? {};
}

/** Reads a facts file, YAML or JSON. Throws {@link UsageError} that names the field at fault. */
export function parseClusterFacts(text: string): ClusterFacts {
  let value: unknown;
  try {
    value = parseFacts(text);
  } catch (error) {
    if (error instanceof ManifestParseError) {
      throw new UsageError(
        `--cluster-facts: not YAML or JSON: ${error.message}`,
      );
    }
    throw error;
  }
  const result = factsSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue.path.join('.') || 'the file';
    throw new UsageError(`--cluster-facts: ${where}: ${issue.message}`);
  }
  return result.data;
}

/** What the rules may know about an object: facts of the cluster and of its own namespace. */
export function toContext(
  { namespaces: _, ...cluster }: ClusterFacts,
  namespace: NamespaceFacts,
): ValidationContext {
  return { ...cluster, ...namespace };
}
