import type { ManifestFile } from './ManifestFile';

/** A file with workloads that are not in it any more. */
export interface GoneFile {
  /** As it was. */
  file: ManifestFile;
  /** First commit without them. */
  commit: string;
  /** When that was made, ISO time. */
  at: string;
}

/** What was read of a branch at one commit. */
export interface BranchFiles {
  commit: string;
  /** When that commit was made by its committer's clock, ISO time. */
  committedAt: string;
  /** Commits the branch was seen at since the portal started, the oldest first; only the last ones are kept. */
  commits: readonly string[];
  /** YAML files of the folders of the layouts, by path. */
  files: ReadonlyMap<string, ManifestFile>;
  /** Files that went or changed since the portal started, the oldest first; only the last ones are kept. */
  gone: readonly GoneFile[];
  /** Files left unread because there are more of them than are kept. */
  leftOut: number;
  /** Files read for this commit: those whose content was not known from before. */
  read: number;
}

/** How much of a branch is read. */
export interface ReadLimits {
  /** Most files whose content is kept. */
  mostFiles: number;
  /** Largest file that is read, bytes. */
  mostBytes: number;
}

export const READ_LIMITS: ReadLimits = {
  mostFiles: 20_000,
  mostBytes: 256 * 1_024,
};
