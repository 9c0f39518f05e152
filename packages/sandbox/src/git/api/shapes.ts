import type { Account, Accounts } from '../accounts';
import type { PullView, ReviewRecord } from '../pulls/types';
import type { CommitView, GitRepository } from '../repo/GitRepository';

/** Turns the host's own things into the JSON Gitea's API v1 answers with. */
export class Shapes {
  constructor(
    private readonly accounts: Accounts,
    private readonly origin: string,
  ) {}

  user(account: Account) {
    return {
      id: account.id,
      login: account.login,
      username: account.login,
      full_name: account.fullName,
      email: account.email,
      is_admin: false,
      html_url: this.origin,
    };
  }

  repository(
    repository: GitRepository,
    viewer: Account | null,
    empty: boolean,
  ) {
    const html = `${this.origin}/${repository.fullName}`;
    const push = viewer?.write ?? false;
    return {
      id: idOf(repository.fullName),
      name: repository.name,
      full_name: repository.fullName,
      owner: { login: repository.owner, username: repository.owner },
      private: false,
      empty,
      archived: false,
      default_branch: 'main',
      html_url: html,
      clone_url: `${html}.git`,
      has_pull_requests: true,
      permissions: { admin: false, push, pull: true },
    };
  }

  branch(branch: { name: string; sha: string }, commit: CommitView) {
    return {
      name: branch.name,
      protected: false,
      commit: {
        id: branch.sha,
        message: commit.subject,
        timestamp: commit.date,
        author: { name: commit.authorName, email: commit.authorEmail },
      },
    };
  }

  commit(commit: CommitView, repository: GitRepository) {
    const author = {
      name: commit.authorName,
      email: commit.authorEmail,
      date: commit.date,
    };
    return {
      sha: commit.sha,
      html_url: `${this.origin}/${repository.fullName}`,
      commit: { message: commit.subject, author, committer: author },
      parents: commit.parents.map(sha => ({ sha })),
    };
  }

  pull(pull: PullView, repository: GitRepository) {
    const html = `${this.origin}/${repository.fullName}/pulls/${pull.number}`;
    const repo = this.repository(repository, null, false);
    const side = (ref: string, sha: string) => ({
      label: ref,
      ref,
      sha,
      repo_id: repo.id,
      repo,
    });
    return {
      id: pull.number,
      number: pull.number,
      url: html,
      html_url: html,
      diff_url: `${html}.diff`,
      title: pull.title,
      body: pull.body,
      state: pull.state,
      draft: false,
      is_locked: false,
      user: this.login(pull.createdBy),
      labels: pull.labels.map(name => ({ id: idOf(name), name })),
      requested_reviewers: pull.reviewers.map(login => this.login(login)),
      mergeable: pull.mergeable,
      merged: pull.merged,
      merged_at: pull.mergedAt,
      merged_by: pull.mergedBy ? this.login(pull.mergedBy) : null,
      merge_commit_sha: pull.mergeCommit,
      merge_base: pull.mergeBase ?? '',
      base: side(pull.base, pull.baseSha),
      head: side(pull.head, pull.headSha),
      created_at: pull.createdAt,
      updated_at: pull.updatedAt,
      closed_at: pull.closedAt,
    };
  }

  review({ id, by, says, body, at, headSha }: ReviewRecord) {
    return {
      id,
      user: this.login(by),
      state: says,
      body,
      submitted_at: at,
      commit_id: headSha,
      stale: false,
      dismissed: false,
      official: true,
    };
  }

  private login(login: string) {
    const account = this.accounts.find(login);
    return account ? this.user(account) : { login, username: login };
  }
}

/** A stable positive number for a name; Gitea's ids are numbers. */
function idOf(name: string): number {
  let hash = 0;
  for (const char of name)
    hash = (hash * 31 + char.codePointAt(0)!) % 2147483647;
  return hash + 1;
}
