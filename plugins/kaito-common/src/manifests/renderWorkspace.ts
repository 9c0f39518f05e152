import { findModel } from '../models/catalog';
import type { Provenance } from '../provenance';
import { toProvenanceAnnotations } from '../provenance';
import { findSku } from '../skus/table';
import type { Workspace } from './types';

/** What a person decides about a Workspace that serves a preset. */
export interface WorkspaceInput {
  /** DNS label; also the name of the Service and the value of the `apps` selector label. */
  name: string;
  namespace: string;
  /** Hugging Face id or legacy alias, in any case. */
  model: string;
  /** Machine type, in any case. Leave out where nodes are brought by hand (W4). */
  instanceType?: string;
  /** Name of the Secret with the key HF_TOKEN; never its content. */
  modelAccessSecret?: string;
  provenance?: Partial<Provenance>;
}

/**
 * A v1beta1 Workspace that serves a preset with KAITO's defaults. Model and machine type are written in canonical
 * spelling, `resource.count` is left out (vLLM presets ignore it).
 */
export function renderWorkspace(input: WorkspaceInput): Workspace {
  const annotations = toProvenanceAnnotations(input.provenance ?? {});
  const instanceType = input.instanceType?.trim();
  const secret = input.modelAccessSecret?.trim();
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: input.name,
      namespace: input.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    resource: {
      ...(instanceType && {
        instanceType: findSku(instanceType)?.name ?? instanceType,
      }),
      labelSelector: { matchLabels: { apps: input.name } },
    },
    inference: {
      preset: {
        name: findModel(input.model)?.name ?? input.model.trim(),
        ...(secret && { presetOptions: { modelAccessSecret: secret } }),
      },
    },
  };
}
