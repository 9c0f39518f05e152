import { z } from 'zod';
import { toProvenanceAnnotations } from '../../provenance';
import { quantity } from '../../validation/shapes/common';
import {
  filled,
  namespace,
  objectName,
  provenance,
  text,
} from './input/fields';
import { readInput } from './input/readInput';
import type { ModelMirror } from './ModelMirror';

const common = { name: objectName, provenance };

/** A mirror of weights that are in a blob already. */
export const staticMirror = z.object({ ...common, mode: z.literal('Static') });

/** A mirror KAITO fills from Hugging Face. */
export const managedMirror = z.object({
  ...common,
  mode: z.literal('Managed'),
  /** Hugging Face id, as Workspaces spell it. */
  model: filled,
  /** Secret with the key HF_TOKEN. */
  accessSecret: z.strictObject({ name: objectName, namespace }).optional(),
  size: text(
    value => quantity.safeParse(value).success,
    'is not a size of storage',
    'Write one such as `100Gi`',
  ),
  /** Must exist in the cluster (MM-4). */
  storageClassName: objectName,
  /** Where the download runs. */
  jobNamespace: namespace.optional(),
  serviceAccountName: objectName.optional(),
});

const schema = z.discriminatedUnion('mode', [staticMirror, managedMirror]);

/** What a person decides about a ModelMirror. */
export type ModelMirrorInput = z.input<typeof schema>;

/**
 * A v1alpha1 ModelMirror. It belongs to the whole cluster, is not changed later, and KAITO makes one by itself where a
 * Workspace streams: only needed to prepare or to bring weights of one's own. Throws BuilderInputError.
 */
export function renderModelMirror(input: ModelMirrorInput): ModelMirror {
  const read = readInput(schema, input);
  const annotations = toProvenanceAnnotations(read.provenance ?? {});
  const head = {
    apiVersion: 'kaito.sh/v1alpha1',
    kind: 'ModelMirror',
    metadata: {
      name: read.name,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
  } as const;
  if (read.mode === 'Static') {
    return { ...head, spec: { mode: read.mode } };
  }
  const { accessSecret, jobNamespace, serviceAccountName } = read;
  return {
    ...head,
    spec: {
      mode: read.mode,
      source: {
        registry: 'huggingface',
        modelID: read.model,
        ...(accessSecret && { accessSecret }),
      },
      storage: { size: read.size, storageClassName: read.storageClassName },
      ...(jobNamespace && { jobNamespace }),
      ...(serviceAccountName && { serviceAccountName }),
    },
  };
}
