/** Kinds of Git host; `git` is any that only speaks Git. */
export type ScmType =
  | 'gitea'
  | 'github'
  | 'gitlab'
  | 'azure'
  | 'bitbucketCloud'
  | 'bitbucketServer'
  | 'git';

/**
 * A repository on a Git host.
 * @public
 */
export interface ScmRepository {
  type: ScmType;
  /** Host with its port, as configured under `integrations`. */
  host: string;
  /** Path below the host, decoded and without `.git`, e.g. `platform/fleet`; for Bitbucket Data Center `KEY/slug`. */
  fullName: string;
  /** https (or http) URL to clone from, without credentials. */
  cloneUrl: string;
  /** Page of the repository; its links are made from this. */
  webUrl: string;
}

/**
 * A pull request, whatever the host calls it.
 * @public
 */
export interface ScmPullRequest {
  number: number;
  /** Page for people. */
  url: string;
  title: string;
  state: 'open' | 'merged' | 'closed';
  /** Branch to merge. */
  branch: string;
  base: string;
}

/**
 * A pull request just opened, or found open already.
 * @public
 */
export interface ScmOpenedPullRequest extends ScmPullRequest {
  /** What was asked for but could not be done, a sentence each: a label, a reviewer, the end of a long description. */
  notes: string[];
}

/**
 * A pull request as lists have it.
 * @public
 */
export interface ScmListedPullRequest extends ScmPullRequest {
  /** Its description; on some hosts the beginning of it. */
  body: string;
}

/**
 * How far a pull request is. What the host does not tell, or the account may not see, is null: never "ok".
 * @public
 */
export interface ScmPullRequestStatus extends ScmPullRequest {
  /** Whether it merges without conflict; null while the host works it out, and where it does not say. */
  mergeable: boolean | null;
  /** People whose last word is yes. */
  approvedBy: string[] | null;
  /** People whose last word is no. */
  changesRequestedBy: string[] | null;
  /** Checks of the newest commit together; `none` when there is none. */
  checks: 'passed' | 'failed' | 'pending' | 'none' | null;
  /** Newest commit of the branch. */
  headCommit: string | null;
  /** Commit that brought it into the base branch. */
  mergeCommit: string | null;
  mergedBy: string | null;
  /** ISO time. */
  mergedAt: string | null;
}

/** What to open a pull request with. */
export interface PullRequestWish {
  branch: string;
  base: string;
  title: string;
  /** Markdown. */
  body: string;
  labels?: readonly string[];
  /** As the host names people; see docs/git-providers.md. */
  reviewers?: readonly string[];
}

/**
 * The pull requests of one repository.
 * @public
 */
export interface PullRequestApi {
  /** The pull request from `branch` to `base`: an open one before a merged one before a closed one; null when there is none. */
  find(target: {
    branch: string;
    base: string;
  }): Promise<ScmPullRequest | null>;
  /** Opens a pull request. Where one is open for the same branch, that one is the answer. */
  open(wish: PullRequestWish): Promise<ScmOpenedPullRequest>;
  update(
    number: number,
    change: { title?: string; body?: string },
  ): Promise<ScmPullRequest>;
  /** How far it is: state, approvals, checks, merge. */
  follow(number: number): Promise<ScmPullRequestStatus>;
  /** Those that are open to a base branch, none of a fork. */
  openTo(base: string): AsyncIterable<ScmListedPullRequest>;
  /** Closes one without merging it. */
  close(number: number): Promise<void>;
}

/** Files to write, path to text; `null` removes. */
export type FileChanges = ReadonlyMap<string, string | null>;

/**
 * One commit to put on a branch.
 * @public
 */
export interface PushRequest {
  branch: string;
  changes: FileChanges;
  message: string;
  author: { name: string; email: string };
  /** Commit to build on. Default: the tip of the base branch as checked out. */
  parent?: string;
  /** Where the branch stands now; null for a branch that is not there yet. A branch that stands elsewhere is left alone. */
  expect: string | null;
}

/**
 * A file of a branch, before it is read.
 * @public
 */
export interface ScmFile {
  path: string;
  /** Names its content: where that is the same, so is this. */
  id: string;
}

/**
 * A shallow look at one branch, from which others are pushed. No file of it is ever written to disk as a file.
 * @public
 */
export interface ScmCheckout {
  /** Tip of the base branch. */
  readonly commit: string;
  /** When the tip was committed by the committer's clock, ISO time. */
  readonly committedAt: string;
  /** Text of a file; null when there is none. `at` is a commit this checkout has seen. */
  read(path: string, at?: string): Promise<string | null>;
  /** Files of the base branch below a folder, `''` for all; none when there is no such folder. Links are left out. */
  list(folder: string): AsyncIterable<ScmFile>;
  /** Texts of many files, which takes a fraction of reading each; null for one of more than `mostBytes`. */
  texts(
    files: Iterable<ScmFile>,
    mostBytes: number,
  ): AsyncIterable<{ file: ScmFile; text: string | null }>;
  /** Where a branch stands and what its last commit says; null when there is no such branch. */
  branch(name: string): Promise<{ commit: string; message: string } | null>;
  /** Whether the base branch has moved since the checkout. */
  moved(): Promise<boolean>;
  /** Pushes one commit and returns its id. */
  push(request: PushRequest): Promise<string>;
  /** Takes a branch away; one that stands elsewhere than at `expect` is left alone. */
  remove(branch: string, expect: string): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * A Git host as far as proposing a change needs it.
 * @public
 */
export interface ScmProvider {
  readonly repository: ScmRepository;
  /** Null for a host that only speaks Git; a pushed branch is all there is then. */
  readonly pullRequests: PullRequestApi | null;
  checkout(base: string): Promise<ScmCheckout>;
  /** Commit a branch stands at, without reading it; null when there is no such branch. */
  tip(branch: string): Promise<string | null>;
  /** Page on which a person opens a pull request by hand; null when the host's pattern is not known. */
  compareUrl(base: string, branch: string): string | null;
  /** How a person brings a pushed branch to review, in a sentence. */
  howToPropose(base: string, branch: string): string;
  /** Page of a file on a branch; null when the host's pattern is not known. */
  fileUrl(branch: string, path: string): string | null;
  /** Page of a file as it was at a commit; null when the host's pattern is not known. */
  fileUrlAt(commit: string, path: string): string | null;
}
