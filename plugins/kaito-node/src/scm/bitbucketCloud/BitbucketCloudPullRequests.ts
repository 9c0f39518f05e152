import { z } from 'zod';
import { all, paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { openOnce } from '../pulls/openOnce';
import { ifAllowed, unsupported } from '../pulls/optional';
import { together } from '../pulls/verdicts';
import type {
  PullRequestApi,
  PullRequestWish,
  ScmListedPullRequest,
  ScmPullRequest,
  ScmPullRequestStatus,
} from '../types';
import {
  activitySchema,
  buildState,
  type CloudPull,
  nameOf,
  pageOf,
  pullSchema,
  statusSchema,
  toPullRequest,
} from './shapes';

const PAGE = 50;
const STATES = ['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED'];

/** Pull requests over Bitbucket Cloud's REST API 2.0. */
export class BitbucketCloudPullRequests implements PullRequestApi {
  private readonly pulls: string;

  constructor(private readonly options: AdapterOptions) {
    const { fullName } = options.repository;
    this.pulls = `${options.api}/repositories/${fullName}/pullrequests`;
  }

  find(target: { branch: string; base: string }) {
    return choose(this.list(target), target);
  }

  open(wish: PullRequestWish) {
    return openOnce(
      wish,
      target => this.find(target),
      async () => {
        // Bitbucket may change the open pull request of the branch instead of refusing a second one.
        const reviewers = wish.reviewers?.map(reviewer) ?? [];
        const { data } = await this.options.client.send(
          'POST',
          this.pulls,
          pullSchema,
          {
            title: wish.title,
            description: wish.body,
            source: { branch: { name: wish.branch } },
            destination: { branch: { name: wish.base } },
            ...(reviewers.length ? { reviewers } : {}),
          },
        );
        const notes = unsupported(
          'labels',
          wish.labels,
          'Bitbucket Cloud has no labels on pull requests',
        );
        return { ...toPullRequest(data), notes };
      },
    );
  }

  /** What an update leaves out may be dropped, reviewers for one; so all of it is said again. */
  async update(number: number, change: { title?: string; body?: string }) {
    const { client } = this.options;
    const url = `${this.pulls}/${number}`;
    const standing = (await client.send('GET', url, pullSchema)).data;
    const { data } = await client.send('PUT', url, pullSchema, {
      title: change.title ?? standing.title,
      description: change.body ?? standing.description ?? '',
      ...(standing.reviewers && {
        reviewers: standing.reviewers.flatMap(({ uuid }) =>
          uuid ? [{ uuid }] : [],
        ),
      }),
    });
    return toPullRequest(data);
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const url = `${this.pulls}/${number}`;
    const { data } = await this.options.client.send('GET', url, pullSchema);
    const statuses = await ifAllowed(() =>
      all(this.pages(`${url}/statuses?pagelen=${PAGE}`, statusSchema)),
    );
    const merged = data.state === 'MERGED';
    const who = (state: string) =>
      data.participants
        ?.filter(participant => participant.state === state)
        .flatMap(({ user }) => nameOf(user) ?? []) ?? null;
    return {
      ...toPullRequest(data),
      // Bitbucket Cloud does not tell.
      mergeable: null,
      approvedBy: who('approved'),
      changesRequestedBy: who('changes_requested'),
      checks:
        statuses && together(statuses.map(({ state }) => buildState(state))),
      headCommit: data.source.commit?.hash ?? null,
      mergeCommit: merged ? data.merge_commit?.hash ?? null : null,
      mergedBy: merged ? nameOf(data.closed_by) : null,
      mergedAt: merged ? await ifAllowed(() => this.mergedAt(number)) : null,
    };
  }

  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    const wanted = `destination.branch.name=${quoted(base)}`;
    for await (const pull of this.own(wanted, ['OPEN'])) {
      yield { ...toPullRequest(pull), body: pull.description ?? '' };
    }
  }

  async close(number: number): Promise<void> {
    const url = `${this.pulls}/${number}/decline`;
    await this.options.client.send('POST', url, z.unknown(), {});
  }

  private async *list(target: {
    branch: string;
    base: string;
  }): AsyncGenerator<ScmPullRequest> {
    const wanted =
      `source.branch.name=${quoted(target.branch)} AND ` +
      `destination.branch.name=${quoted(target.base)}`;
    for await (const pull of this.own(wanted, STATES)) {
      yield toPullRequest(pull);
    }
  }

  /** Pull requests from this repository itself. */
  private async *own(
    wanted: string,
    states: readonly string[],
  ): AsyncGenerator<CloudPull> {
    const query = new URLSearchParams(states.map(state => ['state', state]));
    query.set('q', wanted);
    query.set('pagelen', String(PAGE));
    const { fullName } = this.options.repository;
    for await (const pull of this.pages(`${this.pulls}?${query}`, pullSchema)) {
      const from = pull.source.repository?.full_name;
      // A deleted fork has no repository at all.
      if (from?.toLowerCase() === fullName.toLowerCase()) {
        yield pull;
      }
    }
  }

  /** The pull request itself does not say when it was merged, its history does. */
  private async mergedAt(number: number): Promise<string | null> {
    const url = `${this.pulls}/${number}/activity?pagelen=${PAGE}`;
    for await (const { update } of this.pages(url, activitySchema)) {
      if (update?.state === 'MERGED') return update.date;
    }
    return null;
  }

  private pages<T>(url: string, item: z.ZodType<T>): AsyncGenerator<T> {
    return paged(url, async at => {
      const { client } = this.options;
      const { data } = await client.send('GET', at, pageOf(item));
      return { items: data.values, next: data.next ?? null };
    });
  }
}

/** A text in Bitbucket's query language. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function reviewer(name: string) {
  return /^\{.*\}$/.test(name) ? { uuid: name } : { account_id: name };
}
