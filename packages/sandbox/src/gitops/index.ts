export {
  startGitOpsSync,
  type GitOpsOptions,
  type GitOpsSync,
} from './startGitOpsSync';
export type {
  ClusterSyncStatus,
  GitOpsStatus,
  SyncError,
  SyncTarget,
} from './types';
