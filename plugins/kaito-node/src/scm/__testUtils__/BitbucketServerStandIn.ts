import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const REST = '/bitbucket/rest';
const PULLS = `${REST}/api/1.0/projects/PLAT/repos/fleet/pull-requests`;
const STATE = { open: 'OPEN', merged: 'MERGED', closed: 'DECLINED' };
const BUILD = { passed: 'SUCCESSFUL', failed: 'FAILED', pending: 'INPROGRESS' };

/** Bitbucket Data Center's REST API 1.0, below a context path. */
export class BitbucketServerStandIn implements StandIn {
  name = 'Bitbucket Data Center';
  book = new PullBook();
  page = 2;
  authorization = `Bearer ${TOKEN}`;
  reviewer = { good: 'ana', bad: 'nobody' };
  keepsLabels = false;
  followsOpen = {
    mergeable: true,
    approvedBy: ['ana'],
    changesRequestedBy: ['bo'],
    checks: 'pending' as const,
  };
  followsMerged = { mergedBy: 'robin', mergeCommit: 'c'.repeat(40) };

  integrations(origin: string) {
    const { host } = new URL(origin);
    const bitbucketServer = [
      { host, apiBaseUrl: `${origin}${REST}/api/1.0`, token: TOKEN },
    ];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { bitbucketServer } }),
    );
  }

  repoUrl(origin: string) {
    return `${origin}/bitbucket/projects/PLAT/repos/fleet/browse`;
  }

  pageOf(origin: string, id: number) {
    return `${origin}/bitbucket/projects/PLAT/repos/fleet/pull-requests/${id}`;
  }

  refusal(status: number, message: string): Told {
    const errors = [{ context: null, message, exceptionName: null }];
    return { status, body: { errors } };
  }

  limited(seconds: number): Told {
    return this.tooFast(seconds);
  }

  tooFast(seconds: number): Told {
    return {
      ...this.refusal(429, 'You have made too many requests.'),
      headers: { 'retry-after': String(seconds) },
    };
  }

  answer({ method, url, body }: Asked): Told {
    const { pathname, origin } = url;
    const build = /\/build-status\/1\.0\/commits\/(\w+)$/.exec(pathname);
    if (build) return this.builds(build[1], url);
    if (!pathname.startsWith(PULLS)) {
      return this.refusal(404, 'Repository PLAT/fleet does not exist.');
    }
    const [id, part] = pathname.slice(PULLS.length + 1).split('/');
    if (!id) {
      return method === 'POST'
        ? this.create(body, origin)
        : this.list(url, origin);
    }
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'No such pull request.');
    if (part === 'merge') {
      const { conflicted } = pull;
      return { status: 200, body: { canMerge: !conflicted, conflicted } };
    }
    if (part === 'decline') {
      if (url.searchParams.get('version') !== String(pull.version)) {
        return this.refusal(409, 'out-of-date information');
      }
      pull.state = 'closed';
    }
    if (part === 'activities') return this.activities(pull, url);
    if (method === 'PUT') return this.replace(pull, body, origin);
    return { status: 200, body: this.shape(pull, origin) };
  }

  private list(url: URL, origin: string): Told {
    const { searchParams: query } = url;
    const all = query.get('state') === 'ALL';
    const pulls = this.book.pulls.filter(
      pull =>
        `refs/heads/${
          query.get('direction') === 'OUTGOING' ? pull.branch : pull.base
        }` === query.get('at') &&
        (all || pull.state === 'open'),
    );
    return this.paged(
      url,
      pulls.map(pull =>
        this.shape(pull, origin, query.get('direction') === 'INCOMING'),
      ),
    );
  }

  private create(body: any, origin: string): Told {
    const branch = body.fromRef.id.replace('refs/heads/', '');
    const base = body.toRef.id.replace('refs/heads/', '');
    const reviewers = body.reviewers.map((reviewer: any) => reviewer.user.name);
    if (reviewers.includes(this.reviewer.bad)) {
      const message = 'nobody is not a user.';
      const errors = [{ context: 'reviewers', message, exceptionName: null }];
      return { status: 409, body: { errors } };
    }
    if (this.book.open(branch, base)) {
      return this.refusal(
        409,
        'Only one pull request may be open for a given source and target branch',
      );
    }
    const { title, description } = body;
    const pull = this.book.add({
      title,
      body: description,
      branch,
      base,
      reviewers,
    });
    return { status: 201, body: this.shape(pull, origin) };
  }

  private replace(pull: StoredPull, body: any, origin: string): Told {
    if (body.version !== pull.version) {
      return this.refusal(
        409,
        'You are attempting to modify a pull request based on out-of-date information.',
      );
    }
    pull.version += 1;
    pull.title = body.title;
    pull.body = body.description ?? '';
    pull.reviewers = body.reviewers.map((reviewer: any) => reviewer.user.name);
    return { status: 200, body: this.shape(pull, origin) };
  }

  private activities(pull: StoredPull, url: URL): Told {
    const opened = Array.from({ length: 3 }, () => ({
      action: 'COMMENTED',
      createdDate: 1,
      user: { name: 'ana' },
    }));
    const merged = pull.merge && {
      action: 'MERGED',
      createdDate: Date.parse(pull.merge.at),
      user: { name: pull.merge.by },
      commit: { id: pull.merge.commit },
    };
    return this.paged(url, [...opened, ...(merged ? [merged] : [])]);
  }

  private builds(sha: string, url: URL): Told {
    const pull = this.book.pulls.find(({ head }) => head === sha);
    return this.paged(
      url,
      (pull?.checks ?? []).map(check => ({ state: BUILD[check], key: check })),
    );
  }

  private paged(url: URL, list: readonly unknown[]): Told {
    const start = number(url, 'start', 0);
    const { items, more } = slice(list, start, this.page);
    return {
      status: 200,
      body: {
        start,
        limit: this.page,
        size: items.length,
        values: items,
        isLastPage: !more,
        nextPageStart: more ? start + this.page : null,
      },
    };
  }

  private shape(pull: StoredPull, origin: string, incoming = false) {
    const repository = { slug: 'fleet', project: { key: 'PLAT' } };
    const other = { slug: 'fleet', project: { key: '~SOMEBODY' } };
    const verdict = new Map<string, string>(
      pull.votes.map(({ by, says }) => [
        by,
        says === 'yes' ? 'APPROVED' : 'NEEDS_WORK',
      ]),
    );
    const names = [...new Set([...pull.reviewers, ...verdict.keys()])];
    return {
      id: pull.number,
      version: pull.version,
      title: pull.title,
      description: pull.body,
      state: STATE[pull.state],
      closedDate: pull.merge ? Date.parse(pull.merge.at) : undefined,
      fromRef: {
        id: `refs/heads/${pull.branch}`,
        latestCommit: pull.head,
        repository: pull.fromFork && incoming ? other : repository,
      },
      toRef: {
        id: `refs/heads/${pull.base}`,
        latestCommit: 'b'.repeat(40),
        repository: pull.fromFork && !incoming ? other : repository,
      },
      reviewers: names.map(name => ({
        user: { name },
        status: verdict.get(name) ?? 'UNAPPROVED',
      })),
      links: { self: [{ href: this.pageOf(origin, pull.number) }] },
    };
  }
}
