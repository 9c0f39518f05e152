import { z } from 'zod';
import { paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { fitBody } from '../pulls/fitBody';
import { openOnce } from '../pulls/openOnce';
import { ifAllowed, noted, unsupported } from '../pulls/optional';
import type {
  PullRequestApi,
  PullRequestWish,
  ScmListedPullRequest,
  ScmPullRequest,
  ScmPullRequestStatus,
} from '../types';
import {
  approvalsSchema,
  checks,
  mergeable,
  mergeRequestSchema,
  type MergeRequest,
  toPullRequest,
  usersSchema,
} from './shapes';

const PAGE = 100;
const LONGEST_BODY = 1_048_576;

/** Merge requests over GitLab's REST API v4. */
export class GitlabMergeRequests implements PullRequestApi {
  private readonly requests: string;

  constructor(private readonly options: AdapterOptions) {
    const project = encodeURIComponent(options.repository.fullName);
    this.requests = `${options.api}/projects/${project}/merge_requests`;
  }

  find(target: { branch: string; base: string }) {
    return choose(this.list(target), target);
  }

  open(wish: PullRequestWish) {
    return openOnce(
      wish,
      target => this.find(target),
      async () => {
        const fitted = this.fitted(wish.body);
        const reviewers = await this.userIds(wish.reviewers ?? []);
        const { data } = await this.options.client.send(
          'POST',
          this.requests,
          mergeRequestSchema,
          {
            source_branch: wish.branch,
            target_branch: wish.base,
            title: wish.title,
            description: fitted.body,
            ...(wish.labels?.length ? { labels: wish.labels.join(',') } : {}),
            ...(reviewers.ids.length ? { reviewer_ids: reviewers.ids } : {}),
          },
        );
        const notes = [...fitted.notes, ...reviewers.notes];
        return { ...toPullRequest(data), notes };
      },
    );
  }

  async update(number: number, change: { title?: string; body?: string }) {
    const { title, body } = change;
    const { data } = await this.options.client.send(
      'PUT',
      `${this.requests}/${number}`,
      mergeRequestSchema,
      {
        title,
        description: body === undefined ? undefined : this.fitted(body).body,
      },
    );
    return toPullRequest(data);
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const url = `${this.requests}/${number}`;
    const { client } = this.options;
    const { data } = await client.send('GET', url, mergeRequestSchema);
    const approvals = await ifAllowed(() =>
      client.send('GET', `${url}/approvals`, approvalsSchema),
    );
    const merged = data.state === 'merged';
    return {
      ...toPullRequest(data),
      mergeable: mergeable(data),
      approvedBy:
        approvals?.data.approved_by.map(({ user }) => user.username) ?? null,
      // GitLab's reviewers approve or not; a request for changes is not in its REST answers.
      changesRequestedBy: null,
      checks: checks(data),
      headCommit: data.sha ?? null,
      // A fast-forward merge makes no commit of its own.
      mergeCommit: merged
        ? data.merge_commit_sha ?? data.squash_commit_sha ?? data.sha ?? null
        : null,
      mergedBy: (data.merge_user ?? data.merged_by)?.username ?? null,
      mergedAt: data.merged_at ?? null,
    };
  }

  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    const query = { state: 'opened', target_branch: base };
    for await (const request of this.own(query)) {
      yield { ...toPullRequest(request), body: request.description ?? '' };
    }
  }

  async close(number: number): Promise<void> {
    const url = `${this.requests}/${number}`;
    const change = { state_event: 'close' };
    await this.options.client.send('PUT', url, mergeRequestSchema, change);
  }

  private async *list(target: {
    branch: string;
    base: string;
  }): AsyncGenerator<ScmPullRequest> {
    for await (const request of this.own({
      state: 'all',
      source_branch: target.branch,
      target_branch: target.base,
    })) {
      yield toPullRequest(request);
    }
  }

  /** Merge requests from this project itself. */
  private async *own(
    wanted: Record<string, string>,
  ): AsyncGenerator<MergeRequest> {
    const query = new URLSearchParams({ ...wanted, per_page: String(PAGE) });
    const first = `${this.requests}?${query}&page=1`;
    const requests = paged(first, async at => {
      const list = z.array(mergeRequestSchema);
      const { data, header } = await this.options.client.send('GET', at, list);
      const page = header('x-next-page');
      const next = page ? `${this.requests}?${query}&page=${page}` : null;
      return { items: data, next };
    });
    for await (const request of requests) {
      // A fork may have a branch of the same name.
      if (request.source_project_id === request.target_project_id) {
        yield request;
      }
    }
  }

  /** GitLab takes reviewers by number. */
  private async userIds(names: readonly string[]) {
    const ids: number[] = [];
    const notes: string[] = [];
    for (const name of names) {
      const query = new URLSearchParams({ username: name });
      const url = `${this.options.api}/users?${query}`;
      const wrong = await noted('reviewers', async () => {
        const { data } = await this.options.client.send(
          'GET',
          url,
          usersSchema,
        );
        if (data[0]) ids.push(data[0].id);
        else notes.push(...unsupported('reviewers', [name], 'no such user'));
      });
      notes.push(...wrong);
    }
    return { ids, notes };
  }

  private fitted(body: string) {
    return fitBody(body, LONGEST_BODY, this.options.repository.host);
  }
}
