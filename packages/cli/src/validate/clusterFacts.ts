import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ValidationContext } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../Host';

const factsSchema = z.strictObject({
  provisioner: z.enum(['azure-gpu-provisioner', 'karpenter', 'byo']).optional(),
  cloud: z.enum(['azure', 'aws', 'arc']).optional(),
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
  nodeClasses: z.array(z.string()).optional(),
  namespaces: z
    .record(
      z.string(),
      z.strictObject({
        secrets: z.array(z.string()).optional(),
        configMaps: z
          .record(z.string(), z.record(z.string(), z.string()))
          .optional(),
      }),
    )
    .optional(),
});

/** What a pipeline knows of the cluster its manifests are for. Secrets are names, never values. */
export type ClusterFacts = z.infer<typeof factsSchema>;

/** Reads a facts file, YAML or JSON. Throws {@link UsageError} that names the field at fault. */
export function parseClusterFacts(text: string): ClusterFacts {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new UsageError(
      `--cluster-facts: not YAML or JSON: ${(error as Error).message}`,
    );
  }
  const result = factsSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue.path.join('.') || 'the file';
    throw new UsageError(`--cluster-facts: ${where}: ${issue.message}`);
  }
  return result.data;
}

/** What the rules may know about an object's own namespace. */
export function toContext(
  facts: ClusterFacts,
  object: KubeObject,
): ValidationContext {
  const { namespaces = {}, ...cluster } = facts;
  const namespace = object.metadata.namespace ?? 'default';
  return {
    ...cluster,
    ...(Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : {}),
  };
}
