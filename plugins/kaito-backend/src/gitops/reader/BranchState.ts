import type { ScmRepository } from '@kaito-portal/backstage-plugin-kaito-node';
import type { BranchFiles } from './BranchFiles';

/** Why a Git host could not be asked. */
export interface ReadFailure {
  /** For people: what is wrong and what to do. */
  message: string;
  /** Since when it has been failing, ms since the epoch. */
  since: number;
}

/** What is known of a branch at this moment. */
export interface BranchState {
  repoUrl: string;
  baseBranch: string;
  /** Null before the configuration could be made sense of. */
  repository: ScmRepository | null;
  /** The last good read, kept through every failure; null before the first. */
  files: BranchFiles | null;
  /** When the host last said that the branch stands there, ms since the epoch; null when never. */
  confirmedAt: number | null;
  /** Null when the last question was answered. */
  failure: ReadFailure | null;
  /** Page of a file at the commit read; null when the host's pattern is not known. */
  fileUrl(path: string): string | null;
  /** Page of a file on the branch, whatever it says then. */
  branchFileUrl(path: string): string | null;
}
