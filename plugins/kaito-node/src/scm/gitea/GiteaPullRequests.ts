import { z } from 'zod';
import { all, nextLink, paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { openOnce } from '../pulls/openOnce';
import { ifAllowed, noted, unsupported } from '../pulls/optional';
import { verdicts, type Review } from '../pulls/verdicts';
import type {
  PullRequestApi,
  PullRequestWish,
  ScmListedPullRequest,
  ScmPullRequest,
  ScmPullRequestStatus,
} from '../types';
import {
  type GiteaPull,
  isFromFork,
  labelSchema,
  pullSchema,
  reviewSchema,
  statusSchema,
  toPullRequest,
} from './shapes';

const PAGE = 50;

/** Pull requests over Gitea's API v1 (Forgejo's, too). */
export class GiteaPullRequests implements PullRequestApi {
  private readonly repo: string;

  constructor(private readonly options: AdapterOptions) {
    const path = options.repository.fullName.split('/').map(encodeURIComponent);
    this.repo = `${options.api}/repos/${path.join('/')}`;
  }

  find(target: { branch: string; base: string }) {
    return choose(this.list(), target);
  }

  open(wish: PullRequestWish) {
    return openOnce(
      wish,
      target => this.find(target),
      async () => {
        const { branch: head, base, title, body, reviewers } = wish;
        const { ids, notes } = await this.labelIds(wish.labels ?? []);
        const { data } = await this.options.client.send(
          'POST',
          `${this.repo}/pulls`,
          pullSchema,
          { head, base, title, body, ...(ids.length ? { labels: ids } : {}) },
        );
        if (reviewers?.length) {
          notes.push(...(await this.request(data.number, reviewers)));
        }
        return { ...toPullRequest(data), notes };
      },
    );
  }

  async update(number: number, change: { title?: string; body?: string }) {
    const url = `${this.repo}/pulls/${number}`;
    const { client } = this.options;
    return toPullRequest(
      (await client.send('PATCH', url, pullSchema, change)).data,
    );
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const url = `${this.repo}/pulls/${number}`;
    const { data } = await this.options.client.send('GET', url, pullSchema);
    const reviews = await ifAllowed(() => all(this.reviews(number)));
    const sha = data.head.sha ?? null;
    return {
      ...toPullRequest(data),
      mergeable: data.state === 'open' ? data.mergeable ?? null : null,
      approvedBy: null,
      changesRequestedBy: null,
      ...(reviews && verdicts(reviews)),
      checks: sha === null ? null : await ifAllowed(() => this.checks(sha)),
      headCommit: sha,
      mergeCommit: data.merged ? data.merge_commit_sha ?? null : null,
      mergedBy: data.merged_by?.login ?? null,
      mergedAt: data.merged_at ?? null,
    };
  }

  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    for await (const pull of this.own('open')) {
      const listed = toPullRequest(pull);
      if (listed.base === base) yield { ...listed, body: pull.body ?? '' };
    }
  }

  async close(number: number): Promise<void> {
    const url = `${this.repo}/pulls/${number}`;
    const change = { state: 'closed' };
    await this.options.client.send('PATCH', url, pullSchema, change);
  }

  private async *list(): AsyncGenerator<ScmPullRequest> {
    for await (const pull of this.own('all')) yield toPullRequest(pull);
  }

  /** Pull requests from this repository itself. */
  private async *own(state: 'all' | 'open'): AsyncGenerator<GiteaPull> {
    const url = `${this.repo}/pulls?state=${state}&sort=recentupdate&page=1&limit=${PAGE}`;
    for await (const pull of this.pages(url, pullSchema)) {
      if (!isFromFork(pull)) yield pull;
    }
  }

  private async *reviews(number: number): AsyncGenerator<Review> {
    const url = `${this.repo}/pulls/${number}/reviews?page=1&limit=${PAGE}`;
    for await (const review of this.pages(url, reviewSchema)) {
      const by = review.user?.login ?? 'a deleted account';
      if (review.dismissed) yield { by, says: 'withdrawn' };
      else if (review.state === 'APPROVED') yield { by, says: 'yes' };
      else if (review.state === 'REQUEST_CHANGES') yield { by, says: 'no' };
    }
  }

  private async checks(sha: string): Promise<ScmPullRequestStatus['checks']> {
    const url = `${this.repo}/commits/${sha}/status`;
    const { data } = await this.options.client.send('GET', url, statusSchema);
    if (data.total_count === 0 || data.state === '') return 'none';
    if (data.state === 'success') return 'passed';
    return data.state === 'pending' ? 'pending' : 'failed';
  }

  /** Gitea takes labels by number. */
  private async labelIds(names: readonly string[]) {
    if (names.length === 0) return { ids: [], notes: [] };
    const known = new Map<string, number>();
    const url = `${this.repo}/labels?page=1&limit=${PAGE}`;
    const notes = await noted('labels', async () => {
      for await (const { id, name } of this.pages(url, labelSchema)) {
        known.set(name, id);
      }
    });
    const missing = names.filter(name => !known.has(name));
    return {
      ids: names.flatMap(name => known.get(name) ?? []),
      notes: notes.length
        ? notes
        : unsupported('labels', missing, 'the repository has no such label'),
    };
  }

  private request(number: number, names: readonly string[]) {
    const url = `${this.repo}/pulls/${number}/requested_reviewers`;
    const { client } = this.options;
    return noted('reviewers', () =>
      client.send('POST', url, z.unknown(), {
        reviewers: names.filter(name => !name.includes('/')),
        team_reviewers: names
          .filter(name => name.includes('/'))
          .map(name => name.split('/').pop()),
      }),
    );
  }

  private pages<T>(url: string, schema: z.ZodType<T>): AsyncGenerator<T> {
    return paged(url, async at => {
      const list = z.array(schema);
      const { data, header } = await this.options.client.send('GET', at, list);
      return { items: data, next: nextLink(header('link')) };
    });
  }
}
