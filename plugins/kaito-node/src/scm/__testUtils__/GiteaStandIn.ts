import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const REPO = '/git/api/v1/repos/platform/fleet';
const STATUS = { passed: 'success', failed: 'failure', pending: 'pending' };
const LABELS = ['bug', 'docs', 'kaito', 'urgent'];

/** Gitea's API v1, below a path of its own. */
export class GiteaStandIn implements StandIn {
  name = 'Gitea';
  book = new PullBook();
  page = 2;
  authorization = `Basic ${Buffer.from(`portal:${TOKEN}`).toString('base64')}`;
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
    const gitea = [
      { host, baseUrl: `${origin}/git`, username: 'portal', password: TOKEN },
    ];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { gitea } }),
    );
  }

  repoUrl(origin: string) {
    return `${new URL(origin).host}?owner=platform&repo=fleet`;
  }

  pageOf(origin: string, id: number) {
    return `${origin}/git/platform/fleet/pulls/${id}`;
  }

  refusal(status: number, message: string): Told {
    return {
      status,
      body: { message, url: 'https://example.com/api/swagger' },
    };
  }

  limited(seconds: number): Told {
    return this.tooFast(seconds);
  }

  tooFast(seconds: number): Told {
    const headers = { 'retry-after': String(seconds) };
    return { ...this.refusal(429, 'Too many requests'), headers };
  }

  answer({ method, url, body }: Asked): Told {
    const { pathname, origin } = url;
    if (!pathname.startsWith(REPO)) return this.refusal(404, 'not found');
    const [kind, id, part] = pathname.slice(REPO.length + 1).split('/');
    if (kind === 'labels') {
      return this.paged(
        url,
        LABELS.map((name, index) => ({ id: index + 1, name })),
      );
    }
    if (kind === 'commits') return this.status(id);
    if (!id) {
      return method === 'POST'
        ? this.create(body, origin)
        : this.paged(
            url,
            this.book.pulls
              .filter(
                ({ state }) =>
                  url.searchParams.get('state') === 'all' || state === 'open',
              )
              .map(pull => this.shape(pull, origin)),
          );
    }
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'not found');
    if (part === 'reviews') {
      const reviews = pull.votes.map(({ by, says }) => ({
        user: { login: by },
        state: says === 'yes' ? 'APPROVED' : 'REQUEST_CHANGES',
        dismissed: false,
      }));
      return this.paged(url, reviews);
    }
    if (part === 'requested_reviewers') {
      if (body.reviewers.includes(this.reviewer.bad)) {
        return this.refusal(422, 'user is not a reviewer');
      }
      pull.reviewers.push(...body.reviewers, ...body.team_reviewers);
      return { status: 201, body: [] };
    }
    if (method === 'PATCH') {
      pull.title = body.title ?? pull.title;
      pull.body = body.body ?? pull.body;
      pull.state = body.state ?? pull.state;
      return { status: 201, body: this.shape(pull, origin) };
    }
    return { status: 200, body: this.shape(pull, origin) };
  }

  private create(body: any, origin: string): Told {
    if (this.book.open(body.head, body.base)) {
      return this.refusal(409, 'pull request already exists for these targets');
    }
    const pull = this.book.add({
      branch: body.head,
      base: body.base,
      title: body.title,
      body: body.body,
      labels: (body.labels ?? []).map((id: number) => LABELS[id - 1]),
    });
    return { status: 201, body: this.shape(pull, origin) };
  }

  private status(sha: string): Told {
    const pull = this.book.pulls.find(({ head }) => head === sha);
    const check = pull?.checks[0];
    return {
      status: 200,
      body: {
        state: check ? STATUS[check] : '',
        total_count: check ? 1 : 0,
      },
    };
  }

  private paged(url: URL, list: readonly unknown[]): Told {
    const page = number(url, 'page', 1);
    const { items, more } = slice(list, (page - 1) * this.page, this.page);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      status: 200,
      headers: more
        ? { link: `<${next}>; rel="next",<${next}>; rel="last"` }
        : {},
      body: items,
    };
  }

  private shape(pull: StoredPull, origin: string) {
    const merged = pull.state === 'merged';
    return {
      number: pull.number,
      html_url: this.pageOf(origin, pull.number),
      title: pull.title,
      body: pull.body,
      state: pull.state === 'open' ? 'open' : 'closed',
      merged,
      mergeable: !pull.conflicted,
      merged_at: pull.merge?.at ?? null,
      merged_by: pull.merge && { login: pull.merge.by },
      merge_commit_sha: pull.merge?.commit ?? null,
      head: {
        // The branch goes with the merge; its name stays in the label.
        ref: merged ? `refs/pull/${pull.number}/head` : pull.branch,
        label: pull.branch,
        sha: pull.head,
        repo_id: pull.fromFork ? 2 : 1,
      },
      base: { ref: pull.base, label: pull.base, repo_id: 1 },
    };
  }
}
