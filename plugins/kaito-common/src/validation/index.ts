export type { Finding, FindingSeverity } from './Finding';
export { formatPath, SCHEMA_RULE } from './Finding';
export { checkShape, isUnknownField } from './checkShape';
export { SHAPES, type ShapedKind } from './shapes';
export { isDnsLabel, isDnsSubdomain, isImageReference } from './names';
export { isSecretName, looksLikeToken } from './secretName';
export type { Provisioner, ValidationContext } from './context';
export { validateWorkspace } from './validateWorkspace';
export { validateWorkspaceUpdate } from './validateWorkspaceUpdate';
export { validateUpdate } from './validateUpdate';
export { RULES, type RuleInfo } from './catalogue';
export type { ConfigMaps, FeatureGate } from './context';
export { validateInferenceSet } from './kinds/inferenceSet';
export { validateRagEngine } from './kinds/ragEngine';
export { validateMultiRoleInference } from './kinds/multiRoleInference';
export { validateModelMirror } from './kinds/modelMirror';
export { validateManifest } from './validateManifest';
export {
  clusterFactsSchema,
  contextOf,
  type ClusterFacts,
  type NamespaceFacts,
} from './clusterFacts';
