import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const PROJECT = '/api/v4/projects/platform%2Fteams%2Ffleet';
const PIPELINE = { passed: 'success', failed: 'failed', pending: 'running' };

/** GitLab's REST API v4: merge requests, approvals, users. */
export class GitlabStandIn implements StandIn {
  name = 'GitLab';
  book = new PullBook();
  page = 2;
  authorization = `Bearer ${TOKEN}`;
  reviewer = { good: 'ana', bad: 'nobody' };
  keepsLabels = true;
  followsOpen = {
    mergeable: true,
    approvedBy: ['ana'],
    changesRequestedBy: null,
    checks: 'pending' as const,
  };
  followsMerged = { mergedBy: 'robin', mergeCommit: 'c'.repeat(40) };

  integrations(origin: string) {
    const { host } = new URL(origin);
    const gitlab = [
      { host, baseUrl: origin, apiBaseUrl: `${origin}/api/v4`, token: TOKEN },
    ];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { gitlab } }),
    );
  }

  repoUrl(origin: string) {
    return `${origin}/platform/teams/fleet.git`;
  }

  pageOf(origin: string, id: number) {
    return `${origin}/platform/teams/fleet/-/merge_requests/${id}`;
  }

  refusal(status: number, message: string): Told {
    return { status, body: { message: `${status} ${message}` } };
  }

  limited(seconds: number): Told {
    const reset = Math.floor(Date.now() / 1000) + seconds;
    return {
      status: 429,
      headers: {
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(reset),
        'retry-after': String(seconds),
      },
      body: { message: 'Too many requests' },
    };
  }

  tooFast(seconds: number): Told {
    return {
      status: 429,
      headers: { 'retry-after': String(seconds) },
      body: { message: 'Retry later' },
    };
  }

  answer({ method, url, body }: Asked): Told {
    const { pathname, origin } = url;
    if (pathname === '/api/v4/users') {
      const name = url.searchParams.get('username');
      const known = name === this.reviewer.good;
      return { status: 200, body: known ? [{ id: 7, username: name }] : [] };
    }
    const match = new RegExp(
      `^${PROJECT}/merge_requests(?:/(\\d+)(/approvals)?)?$`,
    ).exec(pathname);
    if (!match) return this.refusal(404, 'Project Not Found');
    const [, id, approvals] = match;
    if (!id) {
      return method === 'POST'
        ? this.create(body, origin)
        : this.list(url, origin);
    }
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'Not found');
    if (approvals) {
      const yes = pull.votes.filter(vote => vote.says === 'yes');
      const approved_by = yes.map(({ by }) => ({ user: { username: by } }));
      return { status: 200, body: { approved_by } };
    }
    if (method === 'PUT') {
      pull.title = body.title ?? pull.title;
      pull.body = body.description ?? pull.body;
      if (body.state_event === 'close') pull.state = 'closed';
    }
    return { status: 200, body: this.shape(pull, origin) };
  }

  private list(url: URL, origin: string): Told {
    const { searchParams: query } = url;
    const pulls = this.book.pulls.filter(
      pull =>
        [null, pull.branch].includes(query.get('source_branch')) &&
        pull.base === query.get('target_branch') &&
        (query.get('state') === 'all' || pull.state === 'open'),
    );
    const page = number(url, 'page', 1);
    const { items, more } = slice(pulls, (page - 1) * this.page, this.page);
    return {
      status: 200,
      headers: { 'x-next-page': more ? String(page + 1) : '' },
      body: items.map(pull => this.shape(pull, origin)),
    };
  }

  private create(body: any, origin: string): Told {
    const standing = this.book.open(body.source_branch, body.target_branch);
    if (standing) {
      const said = `Another open merge request already exists for this source branch: !${standing.number}`;
      return { status: 409, body: { message: [said] } };
    }
    const pull = this.book.add({
      branch: body.source_branch,
      base: body.target_branch,
      title: body.title,
      body: body.description,
      labels: body.labels?.split(',') ?? [],
      reviewers: (body.reviewer_ids ?? []).map(() => this.reviewer.good),
    });
    return { status: 201, body: this.shape(pull, origin) };
  }

  private shape(pull: StoredPull, origin: string) {
    const check = pull.checks[0];
    return {
      id: 1000 + pull.number,
      iid: pull.number,
      title: pull.title,
      description: pull.body,
      state: pull.state === 'open' ? 'opened' : pull.state,
      source_branch: pull.branch,
      target_branch: pull.base,
      source_project_id: pull.fromFork ? 2 : 1,
      target_project_id: 1,
      web_url: this.pageOf(origin, pull.number),
      sha: pull.head,
      has_conflicts: pull.conflicted,
      detailed_merge_status: pull.conflicted ? 'conflict' : 'not_approved',
      merge_commit_sha: pull.merge?.commit ?? null,
      squash_commit_sha: null,
      merge_user: pull.merge && { username: pull.merge.by },
      merged_at: pull.merge?.at ?? null,
      head_pipeline: check ? { status: PIPELINE[check] } : null,
    };
  }
}
