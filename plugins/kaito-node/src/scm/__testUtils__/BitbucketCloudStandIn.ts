import {
  BitbucketCloudIntegration,
  ScmIntegrations,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const PULLS = '/2.0/repositories/platform/fleet/pullrequests';
const STATE = { open: 'OPEN', merged: 'MERGED', closed: 'DECLINED' };
const BUILD = { passed: 'SUCCESSFUL', failed: 'FAILED', pending: 'INPROGRESS' };

/** Bitbucket Cloud's REST API 2.0. */
export class BitbucketCloudStandIn implements StandIn {
  name = 'Bitbucket Cloud';
  book = new PullBook();
  page = 2;
  authorization = `Basic ${Buffer.from(`me@x.org:${TOKEN}`).toString(
    'base64',
  )}`;
  reviewer = { good: '{4f9b8d1e-0c3a-4b7e-9d52-1f2e3d4c5b6a}', bad: 'ghost' };
  keepsLabels = false;
  followsOpen = {
    mergeable: null,
    approvedBy: ['ana'],
    changesRequestedBy: ['bo'],
    checks: 'pending' as const,
  };
  followsMerged = { mergedBy: 'robin', mergeCommit: 'c'.repeat(40) };

  integrations(origin: string): ScmIntegrationRegistry {
    const { host } = new URL(origin);
    // Configuration cannot move Bitbucket Cloud to another address.
    const here = new BitbucketCloudIntegration({
      host,
      apiBaseUrl: `${origin}/2.0`,
      username: 'me@x.org',
      token: TOKEN,
    });
    const registry = ScmIntegrations.fromConfig(new ConfigReader({}));
    return Object.create(registry, {
      bitbucketCloud: {
        value: { byHost: () => here, byUrl: () => here, list: () => [here] },
      },
      byHost: { value: () => here },
    });
  }

  repoUrl(origin: string) {
    return `${origin}/platform/fleet.git`;
  }

  pageOf(origin: string, id: number) {
    return `${origin}/platform/fleet/pull-requests/${id}`;
  }

  refusal(status: number, message: string): Told {
    return { status, body: { type: 'error', error: { message } } };
  }

  limited(seconds: number): Told {
    return this.tooFast(seconds);
  }

  tooFast(seconds: number): Told {
    return {
      ...this.refusal(429, 'Rate limit for this resource has been exceeded'),
      headers: { 'retry-after': String(seconds) },
    };
  }

  answer({ method, url, body }: Asked): Told {
    const { pathname, origin } = url;
    if (!pathname.startsWith(PULLS)) {
      return this.refusal(404, 'Repository platform/fleet not found');
    }
    const [id, part] = pathname.slice(PULLS.length + 1).split('/');
    if (!id) {
      return method === 'POST'
        ? this.create(body, origin)
        : this.list(url, origin);
    }
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'Not found');
    if (part === 'statuses') {
      return this.paged(
        url,
        pull.checks.map(check => ({ state: BUILD[check] })),
      );
    }
    if (part === 'activity') {
      const comments = Array.from({ length: 4 }, () => ({ comment: {} }));
      const merge = pull.merge && { state: 'MERGED', date: pull.merge.at };
      return this.paged(url, [
        ...comments,
        ...(merge ? [{ update: merge }] : []),
      ]);
    }
    if (part === 'decline') pull.state = 'closed';
    if (method === 'PUT') {
      if (pull.state !== 'open') {
        return this.refusal(400, 'Only open pull requests can be mutated');
      }
      pull.title = body.title ?? pull.title;
      pull.body = body.description ?? '';
      pull.reviewers = (body.reviewers ?? []).map((r: any) => r.uuid);
    }
    return { status: 200, body: this.shape(pull, origin) };
  }

  private list(url: URL, origin: string): Told {
    const { searchParams: query } = url;
    const pulls = this.book.pulls.filter(
      pull =>
        [
          `destination.branch.name="${pull.base}"`,
          `source.branch.name="${pull.branch}" AND destination.branch.name="${pull.base}"`,
        ].includes(query.get('q')!) &&
        query.getAll('state').includes(STATE[pull.state]),
    );
    return this.paged(
      url,
      pulls.map(pull => this.shape(pull, origin)),
    );
  }

  private create(body: any, origin: string): Told {
    const reviewers = (body.reviewers ?? []).map(
      (reviewer: any) => reviewer.uuid ?? reviewer.account_id,
    );
    if (reviewers.includes(this.reviewer.bad)) {
      return {
        status: 400,
        body: {
          type: 'error',
          error: {
            message: 'Bad request',
            fields: { reviewers: ['ghost is not a member'] },
          },
        },
      };
    }
    const branch = body.source.branch.name;
    const base = body.destination.branch.name;
    const standing = this.book.open(branch, base);
    const facts = { title: body.title, body: body.description };
    const pull = standing
      ? Object.assign(standing, facts)
      : this.book.add({ ...facts, branch, base, reviewers });
    return { status: 201, body: this.shape(pull, origin) };
  }

  private paged(url: URL, list: readonly unknown[]): Told {
    const page = number(url, 'page', 1);
    const { items, more } = slice(list, (page - 1) * this.page, this.page);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      status: 200,
      body: {
        pagelen: this.page,
        page,
        values: items,
        ...(more ? { next: next.href } : {}),
      },
    };
  }

  private shape(pull: StoredPull, origin: string) {
    const full_name = pull.fromFork ? 'somebody/fleet' : 'platform/fleet';
    return {
      type: 'pullrequest',
      id: pull.number,
      title: pull.title,
      description: pull.body,
      state: STATE[pull.state],
      links: { html: { href: this.pageOf(origin, pull.number) } },
      source: {
        branch: { name: pull.branch },
        commit: { hash: pull.head },
        repository: { full_name },
      },
      destination: {
        branch: { name: pull.base },
        commit: { hash: 'b'.repeat(12) },
        repository: { full_name: 'platform/fleet' },
      },
      reviewers: pull.reviewers.map(uuid => ({ type: 'user', uuid })),
      merge_commit: pull.merge && { hash: pull.merge.commit },
      closed_by: pull.merge && { nickname: pull.merge.by },
      participants: pull.votes.map(({ by, says }) => ({
        role: 'REVIEWER',
        user: { nickname: by },
        approved: says === 'yes',
        state: says === 'yes' ? 'approved' : 'changes_requested',
      })),
    };
  }
}
