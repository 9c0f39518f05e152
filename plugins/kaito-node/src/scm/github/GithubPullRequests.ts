import { z } from 'zod';
import { all, nextLink, paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { fitBody } from '../pulls/fitBody';
import { openOnce } from '../pulls/openOnce';
import { ifAllowed, noted } from '../pulls/optional';
import {
  together,
  verdicts,
  type CheckState,
  type Review,
} from '../pulls/verdicts';
import type {
  PullRequestApi,
  PullRequestWish,
  ScmListedPullRequest,
  ScmPullRequest,
  ScmPullRequestStatus,
} from '../types';
import {
  checkRunsSchema,
  checkState,
  isFromFork,
  pullSchema,
  reviewSchema,
  statusSchema,
  toPullRequest,
} from './shapes';

const PAGE = 100;
const LONGEST_BODY = 65_536;
const SAYS: Record<string, Review['says']> = {
  APPROVED: 'yes',
  CHANGES_REQUESTED: 'no',
  DISMISSED: 'withdrawn',
};

/** Pull requests over GitHub's REST API, version 2022-11-28 (GitHub Enterprise's, too). */
export class GithubPullRequests implements PullRequestApi {
  private readonly repo: string;
  private readonly owner: string;

  constructor(private readonly options: AdapterOptions) {
    const { fullName } = options.repository;
    this.owner = fullName.split('/')[0];
    this.repo = `${options.api}/repos/${fullName}`;
  }

  find(target: { branch: string; base: string }) {
    return choose(this.list(target), target);
  }

  open(wish: PullRequestWish) {
    const { branch: head, base, title, labels, reviewers } = wish;
    return openOnce(
      wish,
      target => this.find(target),
      async () => {
        const { body, notes } = this.fitted(wish.body);
        const sent = { title, head, base, body };
        const { data } = await this.options.client.send(
          'POST',
          `${this.repo}/pulls`,
          pullSchema,
          sent,
        );
        const { number } = data;
        if (labels?.length) notes.push(...(await this.label(number, labels)));
        if (reviewers?.length) {
          notes.push(...(await this.request(number, reviewers)));
        }
        return { ...toPullRequest(data), notes };
      },
    );
  }

  async update(number: number, change: { title?: string; body?: string }) {
    const { title } = change;
    const body =
      change.body === undefined ? undefined : this.fitted(change.body).body;
    const { data } = await this.options.client.send(
      'PATCH',
      `${this.repo}/pulls/${number}`,
      pullSchema,
      { title, body },
    );
    return toPullRequest(data);
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const url = `${this.repo}/pulls/${number}`;
    const { data } = await this.options.client.send('GET', url, pullSchema);
    const reviews = await ifAllowed(() => all(this.reviews(number)));
    const merged = data.merged_at !== null;
    return {
      ...toPullRequest(data),
      mergeable: data.state === 'open' ? data.mergeable ?? null : null,
      approvedBy: null,
      changesRequestedBy: null,
      ...(reviews && verdicts(reviews)),
      checks: await ifAllowed(() => this.checks(data.head.sha)),
      headCommit: data.head.sha,
      // Before the merge this is a commit GitHub only tries the merge with.
      mergeCommit: merged ? data.merge_commit_sha ?? null : null,
      mergedBy: data.merged_by?.login ?? null,
      mergedAt: data.merged_at,
    };
  }

  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    for await (const pull of this.pulls({ state: 'open', base })) {
      if (!isFromFork(pull)) {
        yield { ...toPullRequest(pull), body: pull.body ?? '' };
      }
    }
  }

  async close(number: number): Promise<void> {
    const url = `${this.repo}/pulls/${number}`;
    const change = { state: 'closed' };
    await this.options.client.send('PATCH', url, pullSchema, change);
  }

  private async *list(target: {
    branch: string;
    base: string;
  }): AsyncGenerator<ScmPullRequest> {
    const { branch, base } = target;
    const head = `${this.owner}:${branch}`;
    for await (const pull of this.pulls({ state: 'all', head, base })) {
      yield toPullRequest(pull);
    }
  }

  private pulls(query: Record<string, string>) {
    const page = { ...query, per_page: String(PAGE) };
    const url = `${this.repo}/pulls?${new URLSearchParams(page)}`;
    return this.pages(url, z.array(pullSchema), p => p);
  }

  private async *reviews(number: number): AsyncGenerator<Review> {
    const url = `${this.repo}/pulls/${number}/reviews?per_page=${PAGE}`;
    const list = z.array(reviewSchema);
    for await (const { user, state } of this.pages(url, list, r => r)) {
      const by = user?.login ?? 'a deleted account';
      yield { by, says: SAYS[state] ?? 'comment' };
    }
  }

  /** Checks come in two kinds: check runs, and commit statuses of older tools. */
  private async checks(sha: string) {
    const at = `${this.repo}/commits/${sha}`;
    const states: CheckState[] = [];
    const runs = `${at}/check-runs?per_page=${PAGE}`;
    for await (const run of this.pages(
      runs,
      checkRunsSchema,
      page => page.check_runs,
    )) {
      states.push(checkState(run));
    }
    const { client } = this.options;
    const { data } = await client.send('GET', `${at}/status`, statusSchema);
    if (data.total_count > 0) {
      const { state } = data;
      if (state === 'success') states.push('passed');
      else states.push(state === 'pending' ? 'pending' : 'failed');
    }
    return together(states);
  }

  private label(number: number, labels: readonly string[]) {
    const url = `${this.repo}/issues/${number}/labels`;
    const { client } = this.options;
    return noted('labels', () =>
      client.send('POST', url, z.unknown(), { labels }),
    );
  }

  /** A name with a slash is a team, `org/team`. */
  private request(number: number, names: readonly string[]) {
    const url = `${this.repo}/pulls/${number}/requested_reviewers`;
    const { client } = this.options;
    const teams = names.filter(name => name.includes('/'));
    return noted('reviewers', () =>
      client.send('POST', url, z.unknown(), {
        reviewers: names.filter(name => !name.includes('/')),
        team_reviewers: teams.map(name => name.split('/').pop()),
      }),
    );
  }

  private fitted(body: string) {
    return fitBody(body, LONGEST_BODY, this.options.repository.host);
  }

  private pages<P, T>(
    url: string,
    schema: z.ZodType<P>,
    items: (page: P) => readonly T[],
  ): AsyncGenerator<T> {
    return paged(url, async at => {
      const { data, header } = await this.options.client.send(
        'GET',
        at,
        schema,
      );
      return { items: items(data), next: nextLink(header('link')) };
    });
  }
}
