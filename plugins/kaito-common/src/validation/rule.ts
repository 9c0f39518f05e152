import type { CatalogModel } from '../models/CatalogModel';
import type { Workspace } from '../manifests/types';
import type { ValidationContext } from './context';
import type { Finding } from './Finding';
import { findPreset } from './presetName';

/** A Workspace of the right shape with what the rules keep asking about. */
export interface Subject {
  workspace: Workspace;
  annotations: Record<string, string>;
  /** Engine of an inference; anything but `transformers` means vLLM, unless its gate is off. */
  runtime: 'vllm' | 'transformers';
  /** Catalog entry of the preset; undefined when it names none or one KAITO has no facts about. */
  model: CatalogModel | undefined;
  context: ValidationContext;
}

/** Looks for violations of one rule or a few kindred ones. */
export type Rule = (subject: Subject) => Finding[];

/** Prepares a Workspace for the rules. */
export function toSubject(
  workspace: Workspace,
  context: ValidationContext,
): Subject {
  const annotations = workspace.metadata.annotations ?? {};
  const preset = workspace.inference?.preset ?? workspace.tuning?.preset;
  return {
    workspace,
    annotations,
    runtime:
      annotations['kaito.sh/runtime'] === 'transformers' ||
      context.gates?.vLLM === false
        ? 'transformers'
        : 'vllm',
    model: preset ? findPreset(preset.name) : undefined,
    context,
  };
}

/** Whether the GPU memory checks W19 and W26 are switched off; the mere presence of the annotation counts. */
export function bypassesMemoryChecks(
  annotations: Record<string, string>,
): boolean {
  return Object.hasOwn(annotations, 'kaito.sh/bypass-resource-checks');
}

/**
 * Whether nodes are brought by hand, or may be for all that is known: the provisioner is not, and no machine type is
 * given.
 */
export function mayBeByHand({ workspace, context }: Subject): boolean {
  return context.provisioner === undefined
    ? !workspace.resource?.instanceType
    : context.provisioner === 'byo';
}
