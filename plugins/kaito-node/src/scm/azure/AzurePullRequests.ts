import { paged } from '../http/pages';
import type { AdapterOptions } from '../pulls/Adapter';
import { choose } from '../pulls/choose';
import { fitBody } from '../pulls/fitBody';
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
  CHECK_POLICIES,
  evaluationsSchema,
  evaluationState,
  mergeable,
  nameOf,
  pullSchema,
  pullsSchema,
  toPullRequest,
  type AzurePull,
} from './shapes';

const PAGE = 100;
const LONGEST_BODY = 4000;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const APPROVED = 5;
const CLOUD = /(^|\.)(dev\.azure\.com|visualstudio\.com)$/;

/**
 * Pull requests over Azure DevOps' REST API: version 7.1 of the service, 6.0 of a server, which Azure DevOps Server
 * knows since 2020.
 */
export class AzurePullRequests implements PullRequestApi {
  private readonly pulls: string;
  private readonly version: string;

  constructor(private readonly options: AdapterOptions) {
    const { host, webUrl } = options.repository;
    const repo = webUrl.slice(webUrl.lastIndexOf('/') + 1);
    this.pulls = `${options.api}/git/repositories/${repo}/pullrequests`;
    this.version = CLOUD.test(host) ? '7.1' : '6.0';
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
        const ids = wish.reviewers?.filter(name => GUID.test(name)) ?? [];
        const names = wish.reviewers?.filter(name => !GUID.test(name));
        const { data } = await this.options.client.send(
          'POST',
          this.at(''),
          pullSchema,
          {
            sourceRefName: `refs/heads/${wish.branch}`,
            targetRefName: `refs/heads/${wish.base}`,
            title: wish.title,
            description: body,
            ...(wish.labels?.length
              ? { labels: wish.labels.map(name => ({ name })) }
              : {}),
            ...(ids.length ? { reviewers: ids.map(id => ({ id })) } : {}),
          },
        );
        notes.push(
          ...unsupported(
            'reviewers',
            names,
            'Azure DevOps takes reviewers by identity id',
          ),
        );
        return { ...this.pull(data), notes };
      },
    );
  }

  async update(number: number, change: { title?: string; body?: string }) {
    const { title, body } = change;
    const { data } = await this.options.client.send(
      'PATCH',
      this.at(`/${number}`),
      pullSchema,
      {
        title,
        description: body === undefined ? undefined : this.fitted(body).body,
      },
    );
    return this.pull(data);
  }

  async follow(number: number): Promise<ScmPullRequestStatus> {
    const url = this.at(`/${number}`);
    const { data } = await this.options.client.send('GET', url, pullSchema);
    const merged = data.status === 'completed';
    const voters = (vote: (points: number) => boolean) =>
      data.reviewers
        ?.filter(reviewer => !reviewer.isContainer && vote(reviewer.vote))
        .flatMap(reviewer => nameOf(reviewer) ?? []) ?? null;
    return {
      ...this.pull(data),
      mergeable: mergeable(data),
      approvedBy: voters(points => points >= APPROVED),
      changesRequestedBy: voters(points => points < 0),
      checks: await ifAllowed(() => this.checks(data)),
      headCommit: data.lastMergeSourceCommit?.commitId ?? null,
      mergeCommit: merged ? data.lastMergeCommit?.commitId ?? null : null,
      mergedBy: merged ? nameOf(data.closedBy) : null,
      mergedAt: merged ? data.closedDate ?? null : null,
    };
  }

  /** Azure DevOps lists the first 400 characters of a description. */
  async *openTo(base: string): AsyncGenerator<ScmListedPullRequest> {
    const wanted = { status: 'active', targetRefName: `refs/heads/${base}` };
    for await (const pull of this.own(wanted)) {
      yield { ...this.pull(pull), body: pull.description ?? '' };
    }
  }

  async close(number: number): Promise<void> {
    const { client } = this.options;
    const change = { status: 'abandoned' };
    await client.send('PATCH', this.at(`/${number}`), pullSchema, change);
  }

  private async *list(target: {
    branch: string;
    base: string;
  }): AsyncGenerator<ScmPullRequest> {
    for await (const pull of this.own({
      status: 'all',
      sourceRefName: `refs/heads/${target.branch}`,
      targetRefName: `refs/heads/${target.base}`,
    })) {
      yield this.pull(pull);
    }
  }

  /** Pull requests from this repository itself. */
  private async *own(
    wanted: Record<string, string>,
  ): AsyncGenerator<AzurePull> {
    const criteria = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [
        `searchCriteria.${name}`,
        value,
      ]),
    );
    const from = (skip: number) =>
      this.at('', {
        ...criteria,
        $top: String(PAGE),
        $skip: String(skip),
      });
    const pulls = paged(from(0), async at => {
      const { data } = await this.options.client.send('GET', at, pullsSchema);
      const skip = Number(new URL(at).searchParams.get('$skip'));
      const { length } = data.value;
      // The answer does not say whether there is more; a page that is not full is the last.
      return {
        items: data.value,
        next: length < PAGE ? null : from(skip + length),
      };
    });
    for await (const pull of pulls) {
      if (!pull.forkSource) yield pull;
    }
  }

  private async checks(
    pull: AzurePull,
  ): Promise<ScmPullRequestStatus['checks']> {
    const project = pull.repository?.project?.id;
    if (!project) return null;
    const query = new URLSearchParams({
      artifactId: `vstfs:///CodeReview/CodeReviewId/${project}/${pull.pullRequestId}`,
      'api-version': `${this.version}-preview.1`,
    });
    const url = `${this.options.api}/policy/evaluations?${query}`;
    const { client } = this.options;
    const { data } = await client.send('GET', url, evaluationsSchema);
    return together(
      data.value
        .filter(({ configuration }) => configuration.isEnabled !== false)
        .filter(({ configuration }) =>
          CHECK_POLICIES.includes(configuration.type.id),
        )
        .flatMap(({ status }) => evaluationState(status) ?? []),
    );
  }

  private pull(data: AzurePull): ScmPullRequest {
    return toPullRequest(data, this.options.repository.webUrl);
  }

  private at(path: string, query: Record<string, string> = {}): string {
    const parameters = { ...query, 'api-version': this.version };
    return `${this.pulls}${path}?${new URLSearchParams(parameters)}`;
  }

  private fitted(body: string) {
    return fitBody(body, LONGEST_BODY, 'Azure DevOps');
  }
}
