/** What a reviewer may say, in Gitea's words. */
export const REVIEW_WORDS = ['APPROVED', 'REQUEST_CHANGES', 'COMMENT'] as const;

/** One word of a reviewer. */
export interface ReviewRecord {
  id: number;
  by: string;
  says: (typeof REVIEW_WORDS)[number];
  body: string;
  at: string;
  /** Tip of the branch it was said of. */
  headSha: string;
}

/** A pull request as it is kept on disk. */
export interface PullRecord {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  /** Branch to merge into. */
  base: string;
  /** Branch to merge. */
  head: string;
  /** Tip of `head` when last seen; frozen once closed. */
  headSha: string;
  /** Tip of `base` when last seen; frozen once closed. */
  baseSha: string;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommit: string | null;
  labels: string[];
  reviewers: string[];
  /** Oldest first; absent before the first. */
  reviews?: ReviewRecord[];
}

/** A pull request with what git says about it now. */
export interface PullView extends PullRecord {
  merged: boolean;
  /** Whether git merges it without conflict; false once closed. */
  mergeable: boolean;
  /** Paths git cannot merge. */
  conflicts: string[];
  mergeBase: string | null;
}
