import type { z } from 'zod';
import { all, paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { fitBody } from '../pulls/fitBody';
import { openOnce } from '../pulls/openOnce';
import { ifAllowed, unsupported } from '../pulls/optional';
import { together } from '../pulls/verdicts';
import { ScmError } from '../ScmError';
import type {
  PullRequestApi,
  PullRequestWish,
  ScmListedPullRequest,
  ScmPullRequest,
  ScmPullRequestStatus,
} from '../types';
import {
  activitySchema,
  buildSchema,
  buildState,
  mergeSchema,
  pageOf,
  pullSchema,
  toPullRequest,
  type ServerPull,
} from './shapes';

const PAGE = 100;
const LONGEST_BODY = 32_768;
const ATTEMPTS = 3;

/** Pull requests over Bitbucket Data Center's REST API 1.0. */
export class BitbucketServerPullRequests implements PullRequestApi {
  private readonly project: string;
  private readonly slug: string;
  private readonly pulls: string;

  constructor(private readonly options: AdapterOptions) {
    const [project, slug] = options.repository.fullName.split('/');
    this.project = project;
    this.slug = slug;
    this.pulls = `${options.api}/projects/${project}/repos/${slug}/pull-requests`;
  }

  find(target: { branch: string; base: string }) {
    return choose(this.list(target), target);
  }

  open(wish: PullRequestWish) {
    return openOnce(
      wish,
      target => this.find(target),
      async () => {
        const { body, notes } = this.fitted(wish.body);
        const { data } = await this.options.client.send(
          'POST',
          this.pulls,
          pullSchema,
          {
            title: wish.title,
            description: body,
            fromRef: this.ref(wish.branch),
            toRef: this.ref(wish.base),
            reviewers: (wish.reviewers ?? []).map(name => ({ user: { name } })),
          },
        );
        notes.push(
          ...unsupported(
            'labels',
            wish.labels,
            'Bitbucket Data Center has no labels on pull requests',
          ),
        );
        return { ...this.pull(data), notes };
      },
    );
  }

  /** An update names the version it was made for, so one that comes in between is seen and taken in. */
  async update(number: number, change: { title?: string; body?: string }) {
    const { client } = this.options;
    const url = `${this.pulls}/${number}`;
    for (let attempt = 1; ; attempt++) {
      const { data } = await client.send('GET', url, pullSchema);
      try {
        const sent = await client.send('PUT', url, pullSchema, {
          version: data.version,
          title: change.title ?? data.title,
          description:
            change.body === undefined
              ? data.description ?? undefined
              : this.fitted(change.body).body,
          // Reviewers that are left out are taken off.
          reviewers: data.reviewers.map(({ user }) => ({
            user: { name: user.name },
          })),
        });
        return this.pull(sent.data);
      } catch (error) {
        const stale = error instanceof ScmError && error.status === 409;
        if (!stale || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const { client } = this.options;
    const url = `${this.pulls}/${number}`;
    const { data } = await client.send('GET', url, pullSchema);
    const head = data.fromRef.latestCommit ?? null;
    const merge =
      data.state === 'OPEN'
        ? await ifAllowed(() => client.send('GET', `${url}/merge`, mergeSchema))
        : null;
    const merged =
      data.state === 'MERGED' ? await ifAllowed(() => this.merged(url)) : null;
    const at = merged?.createdDate ?? data.closedDate;
    const who = (status: string) =>
      data.reviewers
        .filter(reviewer => reviewer.status === status)
        .map(({ user }) => user.name);
    return {
      ...this.pull(data),
      mergeable: merge && !merge.data.conflicted,
      approvedBy: who('APPROVED'),
      changesRequestedBy: who('NEEDS_WORK'),
      checks: head === null ? null : await ifAllowed(() => this.checks(head)),
      headCommit: head,
      mergeCommit:
        merged?.commit?.id ?? data.properties?.mergeCommit?.id ?? null,
      mergedBy: merged?.user.name ?? null,
      mergedAt:
        data.state === 'MERGED' && at ? new Date(at).toISOString() : null,
    };
  }

  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    for await (const pull of this.own('OPEN', 'INCOMING', base)) {
      yield { ...this.pull(pull), body: pull.description ?? '' };
    }
  }

  /** Names the version it was seen in, like an update. */
  async close(number: number): Promise<void> {
    const { client } = this.options;
    const url = `${this.pulls}/${number}`;
    const { data } = await client.send('GET', url, pullSchema);
    const query = new URLSearchParams({ version: String(data.version) });
    await client.send('POST', `${url}/decline?${query}`, pullSchema, {});
  }

  private async *list(target: {
    branch: string;
    base: string;
  }): AsyncGenerator<ScmPullRequest> {
    for await (const pull of this.own('ALL', 'OUTGOING', target.branch)) {
      yield this.pull(pull);
    }
  }

  /** Pull requests from this repository to itself. */
  private async *own(
    state: 'ALL' | 'OPEN',
    direction: 'INCOMING' | 'OUTGOING',
    branch: string,
  ): AsyncGenerator<ServerPull> {
    const query = new URLSearchParams({
      state,
      direction,
      at: `refs/heads/${branch}`,
      limit: String(PAGE),
    });
    for await (const pull of this.pages(`${this.pulls}?${query}`, pullSchema)) {
      if (this.isHere(pull.fromRef) && this.isHere(pull.toRef)) yield pull;
    }
  }

  private async merged(url: string) {
    const activities = `${url}/activities?limit=${PAGE}`;
    for await (const activity of this.pages(activities, activitySchema)) {
      if (activity.action === 'MERGED') return activity;
    }
    return null;
  }

  private async checks(sha: string) {
    const api = this.options.api.replace(/\/api\/[^/]+$/, '/build-status/1.0');
    const url = `${api}/commits/${sha}?limit=${PAGE}`;
    const builds = await all(this.pages(url, buildSchema));
    return together(builds.map(({ state }) => buildState(state)));
  }

  private isHere({ repository }: ServerPull['toRef']): boolean {
    const { slug, project } = repository;
    return (
      slug.toLowerCase() === this.slug.toLowerCase() &&
      project.key.toLowerCase() === this.project.toLowerCase()
    );
  }

  private ref(branch: string) {
    const repository = { slug: this.slug, project: { key: this.project } };
    return { id: `refs/heads/${branch}`, repository };
  }

  private pull(data: ServerPull): ScmPullRequest {
    return toPullRequest(data, this.options.repository.webUrl);
  }

  private fitted(body: string) {
    return fitBody(body, LONGEST_BODY, this.options.repository.host);
  }

  private pages<T>(url: string, item: z.ZodType<T>): AsyncGenerator<T> {
    return paged(url, async at => {
      const { client } = this.options;
      const { data } = await client.send('GET', at, pageOf(item));
      const next = new URL(at);
      next.searchParams.set('start', String(data.nextPageStart));
      const more = !data.isLastPage && typeof data.nextPageStart === 'number';
      return { items: data.values, next: more ? next.href : null };
    });
  }
}
