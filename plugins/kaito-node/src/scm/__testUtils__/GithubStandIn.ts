import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { assertDocumented, sample } from './githubOpenApi';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const API = '/api/v3';
const REPO = '/repos/platform/fleet';
const RUN = {
  passed: { status: 'completed', conclusion: 'success' },
  failed: { status: 'completed', conclusion: 'failure' },
  pending: { status: 'in_progress', conclusion: null },
};

/** Operations of the OpenAPI document, by method and path below the API. */
const OPERATIONS: [RegExp, string][] = [
  [/^GET .*\/pulls$/, 'GET /repos/{owner}/{repo}/pulls'],
  [/^POST .*\/pulls$/, 'POST /repos/{owner}/{repo}/pulls'],
  [/^GET .*\/pulls\/\d+$/, 'GET /repos/{owner}/{repo}/pulls/{pull_number}'],
  [/^PATCH .*\/pulls\/\d+$/, 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}'],
  [
    /\/pulls\/\d+\/reviews$/,
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  ],
  [
    /\/requested_reviewers$/,
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  ],
  [
    /\/issues\/\d+\/labels$/,
    'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  ],
  [/\/check-runs$/, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'],
  [/\/status$/, 'GET /repos/{owner}/{repo}/commits/{ref}/status'],
];

/** GitHub's REST API; requests and answers are held against the OpenAPI document GitHub publishes. */
export class GithubStandIn implements StandIn {
  name = 'GitHub';
  book = new PullBook();
  page = 2;
  authorization = `Bearer ${TOKEN}`;
  reviewer = { good: 'ana', bad: 'nobody' };
  keepsLabels = true;
  followsOpen = {
    mergeable: true,
    approvedBy: ['ana'],
    changesRequestedBy: ['bo'],
    checks: 'pending' as const,
  };
  followsMerged = { mergedBy: 'robin', mergeCommit: 'c'.repeat(40) };

  integrations(origin: string) {
    const { host } = new URL(origin);
    const github = [{ host, apiBaseUrl: origin + API, token: TOKEN }];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { github } }),
    );
  }

  repoUrl(origin: string) {
    return `${origin}/platform/fleet`;
  }

  pageOf(origin: string, id: number) {
    return `${origin}/platform/fleet/pull/${id}`;
  }

  refusal(status: number, message: string): Told {
    return {
      status,
      body: { message, documentation_url: 'https://docs.example.com' },
    };
  }

  limited(seconds: number): Told {
    return {
      ...this.refusal(403, 'API rate limit exceeded for installation ID 1.'),
      headers: {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
      },
    };
  }

  tooFast(seconds: number): Told {
    return {
      ...this.refusal(403, 'You have exceeded a secondary rate limit.'),
      headers: { 'retry-after': String(seconds) },
    };
  }

  answer(asked: Asked): Told {
    const told = this.told(asked);
    const { method, url, body } = asked;
    const named = OPERATIONS.find(([path]) =>
      path.test(`${method} ${url.pathname}`),
    );
    if (named) {
      assertDocumented(named[1], {
        query: [...url.searchParams.keys()],
        body,
        status: told.status,
        answer: told.body,
      });
    }
    return told;
  }

  private told({ method, url, body, headers }: Asked): Told {
    const { pathname, origin } = url;
    if (headers['x-github-api-version'] !== '2022-11-28') {
      return this.refusal(400, 'No such API version');
    }
    if (!pathname.startsWith(API + REPO)) {
      return this.refusal(404, 'Not Found');
    }
    const [kind, id, part] = pathname.slice((API + REPO).length + 1).split('/');
    if (kind === 'commits') return this.commit(part, id, url);
    if (kind === 'pulls' && !id) {
      return method === 'POST'
        ? this.create(body, origin)
        : this.list(url, origin);
    }
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'Not Found');
    if (kind === 'issues') {
      pull.labels.push(...body.labels);
      const labels = pull.labels.map(name => sample('label', { name }));
      return { status: 200, body: labels };
    }
    if (part === 'reviews') return this.reviews(pull);
    if (part === 'requested_reviewers') return this.request(pull, body, origin);
    if (method === 'PATCH') {
      pull.title = body.title ?? pull.title;
      pull.body = body.body ?? pull.body;
      pull.state = body.state ?? pull.state;
    }
    return { status: 200, body: this.shape('pull-request', pull, origin) };
  }

  private list(url: URL, origin: string): Told {
    const { searchParams: query } = url;
    const pulls = this.book.pulls.filter(
      pull =>
        [
          null,
          `${pull.fromFork ? 'fork' : 'platform'}:${pull.branch}`,
        ].includes(query.get('head')) &&
        pull.base === query.get('base') &&
        (query.get('state') === 'all' || pull.state === 'open'),
    );
    const page = number(url, 'page', 1);
    const { items, more } = slice(pulls, (page - 1) * this.page, this.page);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    // GitHub names the repository by number there, and a proxy may hide the host it names.
    next.pathname = `${API}/repositories/1/pulls`;
    next.host = 'github.internal';
    return {
      status: 200,
      headers: more ? { link: `<${next}>; rel="next"` } : {},
      body: items.map(pull => this.shape('pull-request-simple', pull, origin)),
    };
  }

  private create(body: any, origin: string): Told {
    if (this.book.open(body.head, body.base)) {
      const message = `A pull request already exists for platform:${body.head}.`;
      const errors = [{ resource: 'PullRequest', code: 'custom', message }];
      return {
        status: 422,
        body: { message: 'Validation Failed', errors, documentation_url: '' },
      };
    }
    const pull = this.book.add({
      branch: body.head,
      base: body.base,
      title: body.title,
      body: body.body,
    });
    return { status: 201, body: this.shape('pull-request', pull, origin) };
  }

  private reviews(pull: StoredPull): Told {
    const body = pull.votes.map(({ by, says }) =>
      sample('pull-request-review', {
        user: sample('simple-user', { login: by }),
        state: says === 'yes' ? 'APPROVED' : 'CHANGES_REQUESTED',
      }),
    );
    return { status: 200, body };
  }

  private request(pull: StoredPull, body: any, origin: string): Told {
    if (body.reviewers.includes(this.reviewer.bad)) {
      return this.refusal(
        422,
        'Reviews may only be requested from collaborators.',
      );
    }
    pull.reviewers.push(...body.reviewers, ...body.team_reviewers);
    return {
      status: 201,
      body: this.shape('pull-request-simple', pull, origin),
    };
  }

  private commit(kind: string, sha: string, url: URL): Told {
    const pull = this.book.pulls.find(({ head }) => head === sha);
    const checks = pull?.checks ?? [];
    if (kind === 'status') {
      const facts = { state: 'pending', total_count: 0, statuses: [] };
      return { status: 200, body: sample('combined-commit-status', facts) };
    }
    const page = number(url, 'page', 1);
    const { items, more } = slice(checks, (page - 1) * this.page, this.page);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      status: 200,
      headers: more ? { link: `<${next}>; rel="next"` } : {},
      body: {
        total_count: checks.length,
        check_runs: items.map(check => sample('check-run', RUN[check])),
      },
    };
  }

  private side(at: any, id: number, facts: object) {
    return { ...at, ...facts, repo: { ...at.repo, id } };
  }

  private shape(
    kind: 'pull-request' | 'pull-request-simple',
    pull: StoredPull,
    origin: string,
  ) {
    const at = sample(kind, {});
    const full = {
      merged: pull.state === 'merged',
      mergeable: pull.state === 'open' ? !pull.conflicted : null,
      merged_by: pull.merge && sample('simple-user', { login: pull.merge.by }),
    };
    return {
      ...at,
      ...sample(kind, {
        number: pull.number,
        html_url: this.pageOf(origin, pull.number),
        title: pull.title,
        body: pull.body,
        state: pull.state === 'open' ? 'open' : 'closed',
        merged_at: pull.merge?.at ?? null,
        // Of an open one, the commit GitHub tried the merge with.
        merge_commit_sha: pull.merge?.commit ?? 'd'.repeat(40),
        ...(kind === 'pull-request' ? full : {}),
      }),
      head: this.side(at.head, pull.fromFork ? 2 : 1, {
        ref: pull.branch,
        sha: pull.head,
      }),
      base: this.side(at.base, 1, { ref: pull.base }),
    };
  }
}
