export type { BranchFiles, GoneFile } from './BranchFiles';
export type { BranchSource } from './BranchReader';
export type { BranchState, ReadFailure } from './BranchState';
export type { KustomizationFacts, ManifestFile } from './ManifestFile';
export { isKustomization } from './readKustomization';
export { RepositoryReader } from './RepositoryReader';
