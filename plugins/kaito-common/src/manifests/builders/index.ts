export {
  BuilderInputError,
  KaitoRefusalError,
} from './input/BuilderInputError';
export type { InputProblem } from './input/BuilderInputError';
export { findSecrets } from './input/findSecrets';
export type { AutoUpgrade, InferenceSet } from './InferenceSet';
export type { InferenceRole, MultiRoleInference } from './MultiRoleInference';
export type { ModelMirror } from './ModelMirror';
export type { RagEngine } from './RagEngine';
export {
  type ClusterResourcePlacement,
  type ClusterResourcePlacementInput,
  renderClusterResourcePlacement,
} from './renderClusterResourcePlacement';
export {
  type ConfigMap,
  type InferenceConfigInput,
  renderInferenceConfig,
} from './renderInferenceConfig';
export {
  type Autoscaling,
  type InferenceSetInput,
  renderInferenceSet,
} from './renderInferenceSet';
export * from './renderKustomization';
export { type ModelMirrorInput, renderModelMirror } from './renderModelMirror';
export {
  type MultiRoleInferenceInput,
  renderMultiRoleInference,
} from './renderMultiRoleInference';
export { type RagEngineInput, renderRagEngine } from './renderRagEngine';
export {
  renderTemplateWorkspace,
  type TemplateWorkspaceInput,
} from './renderTemplateWorkspace';
export {
  renderTrainingConfig,
  type TrainingConfigInput,
} from './renderTrainingConfig';
export {
  renderTuningWorkspace,
  type TuningWorkspaceInput,
} from './renderTuningWorkspace';
export {
  type ExternalSecret,
  type ExternalSecretInput,
  renderExternalSecret,
} from './renderExternalSecret';
export {
  type FluxKustomization,
  type FluxKustomizationInput,
  renderFluxKustomization,
} from './renderFluxKustomization';
export {
  type HttpRoute,
  type HttpRouteInput,
  renderHttpRoute,
} from './renderHttpRoute';
export {
  type PortService,
  renderReplicaService,
  type ReplicaServiceInput,
} from './renderReplicaService';
export type { BundleFile, Stage } from './bundle/BundleFile';
export { type BundleFinding, checkBundle } from './bundle/checkBundle';
export {
  FLUX_NAME_MAX,
  type FluxFile,
  fluxFiles,
  fluxFolderOf,
  stageOf,
  SYNC_WAVE_ANNOTATION,
  syncWaveOf,
} from './bundle/stages';
export { renderBundle } from './bundle/renderBundle';
export {
  BUNDLE_KINDS,
  type BundleRequest,
  bundleRequestSchema,
} from './bundle/request';
export { commentsFor } from './explain/commentsFor';
