import { z } from 'zod';
import { workspaceConflicts, workspaceFields } from '../../renderWorkspace';
import { reporting } from '../input/conflicts';
import {
  inferenceSetConflicts,
  inferenceSetFields,
} from '../renderInferenceSet';
import { managedMirror, staticMirror } from '../renderModelMirror';
import { multiRoleFields } from '../renderMultiRoleInference';
import { ragConflicts, ragEngineFields } from '../renderRagEngine';
import {
  templateConflicts,
  templateWorkspaceFields,
} from '../renderTemplateWorkspace';
import {
  tuningConflicts,
  tuningWorkspaceFields,
} from '../renderTuningWorkspace';
import { bundleConflicts } from './conflicts';
import { orderFields, PARTS } from './parts';

const { externalSecret, exposure, inferenceConfig, trainingConfig } = PARTS;

/** A kind's fields and the parts it may have; unknown ones are refused. */
function requestOf<K extends string, T extends z.ZodRawShape>(
  kind: K,
  fields: T,
) {
  return z.strictObject({ kind: z.literal(kind), ...fields, ...orderFields });
}

const inferenceSet = requestOf('InferenceSet', {
  ...inferenceSetFields,
  externalSecret,
  exposure,
  inferenceConfig,
});
const workspace = requestOf('Workspace', {
  ...workspaceFields,
  externalSecret,
  exposure,
  inferenceConfig,
});
const tuning = requestOf('TuningWorkspace', {
  ...tuningWorkspaceFields,
  externalSecret,
  trainingConfig,
});
const template = requestOf('TemplateWorkspace', {
  ...templateWorkspaceFields,
  externalSecret,
  exposure,
});
const ragEngine = requestOf('RAGEngine', {
  ...ragEngineFields,
  externalSecret,
  exposure,
});
const multiRole = requestOf('MultiRoleInference', {
  ...multiRoleFields,
  externalSecret,
  exposure,
});
const modelMirror = z.discriminatedUnion('mode', [
  requestOf('ModelMirror', staticMirror.shape),
  requestOf('ModelMirror', managedMirror.shape),
]);

const parts = reporting(bundleConflicts);

/**
 * What a person decides about a whole deployment: the workload's own fields, beside its `kind`, and the parts around
 * it. `TuningWorkspace` and `TemplateWorkspace` are Workspaces that tune a model and that run a pod of one's own.
 */
export const bundleRequestSchema = z.discriminatedUnion('kind', [
  workspace.superRefine(reporting(workspaceConflicts)).superRefine(parts),
  tuning.superRefine(reporting(tuningConflicts)).superRefine(parts),
  template.superRefine(reporting(templateConflicts)).superRefine(parts),
  inferenceSet.superRefine(reporting(inferenceSetConflicts)).superRefine(parts),
  ragEngine.superRefine(reporting(ragConflicts)).superRefine(parts),
  multiRole.superRefine(parts),
  modelMirror,
]);

export type BundleRequest = z.input<typeof bundleRequestSchema>;
export type ReadRequest = z.output<typeof bundleRequestSchema>;

/** Kinds a bundle can be of. */
export const BUNDLE_KINDS = [
  'Workspace',
  'TuningWorkspace',
  'TemplateWorkspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
] as const satisfies readonly BundleRequest['kind'][];
