export {
  DEMO_GIT_USERS,
  startGitHost,
  type GitHost,
  type GitHostOptions,
} from './startGitHost';
export type { GitHostUser } from './accounts';
export {
  commitFiles,
  DEMO_CLUSTERS,
  seedFleetRepo,
} from './seed/seedFleetRepo';
export { Repositories } from './repo/Repositories';
export { GitRepository } from './repo/GitRepository';
