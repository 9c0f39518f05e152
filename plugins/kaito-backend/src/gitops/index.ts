export { AuthorizedDriftService } from './AuthorizedDriftService';
export { createGitOps, type GitOps } from './createGitOps';
export { AuthorizedPreviewService } from './preview/AuthorizedPreviewService';
export { RepositoryLookup } from './RepositoryLookup';
