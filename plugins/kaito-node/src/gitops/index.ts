/**
 * What a request does to the GitOps repository: where files go, how kustomizations and manifests are edited.
 *
 * @packageDocumentation
 */
export * from './annotate';
export { arrange, deploymentNameOf, type ProposedFile } from './arrange';
export * from './BaseBranch';
export * from './editWorkload';
export * from './fleetPlacement';
export * from './findDeployment';
export * from './GitOpsConfig';
export * from './kustomization';
export * from './kustomizationChain';
export { fileNameOf, type Layout, PLACEMENT_FILE } from './layout';
export type { LayoutConfig } from './layouts/LayoutConfig';
export { isManifestPath, manifestPaths } from './manifestPaths';
export * from './Plan';
export * from './planChanges';
export * from './planEdit';
export * from './planRetirement';
export * from './planSetup';
export * from './rendered';
export * from './resolveTarget';
export { allSources, type GitOpsSource } from './allSources';
