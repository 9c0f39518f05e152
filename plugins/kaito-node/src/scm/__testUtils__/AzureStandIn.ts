import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { Asked, Told } from './LoopbackHost';
import { PullBook, type StoredPull } from './PullBook';
import { number, slice, TOKEN, type StandIn } from './StandIn';

const PROJECT = '/org/My%20Project';
const PULLS = `${PROJECT}/_apis/git/repositories/fleet/pullrequests`;
const STATUS = { open: 'active', merged: 'completed', closed: 'abandoned' };
const EVALUATION = {
  passed: 'approved',
  failed: 'rejected',
  pending: 'running',
};
const BUILD = '0609b952-1397-4640-95ec-e00a01b2c241';
const MINIMUM_REVIEWERS = 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd';

/** Azure DevOps' REST API: pull requests and policy evaluations. */
export class AzureStandIn implements StandIn {
  name = 'Azure DevOps';
  book = new PullBook();
  page = 100;
  authorization = `Basic ${Buffer.from(`:${TOKEN}`).toString('base64')}`;
  reviewer = { good: '4f9b8d1e-0c3a-4b7e-9d52-1f2e3d4c5b6a', bad: 'ana' };
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
    const credentials = [{ personalAccessToken: TOKEN }];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { azure: [{ host, credentials }] } }),
    );
  }

  repoUrl(origin: string) {
    return `${origin}${PROJECT}/_git/fleet`;
  }

  pageOf(origin: string, id: number) {
    return `${this.repoUrl(origin)}/pullrequest/${id}`;
  }

  refusal(status: number, message: string): Told {
    return {
      status,
      body: { $id: '1', innerException: null, message, errorCode: 0 },
    };
  }

  limited(seconds: number): Told {
    return {
      status: 429,
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
      },
      body: { message: 'TF400733: The request has been canceled' },
    };
  }

  tooFast(seconds: number): Told {
    return {
      status: 503,
      headers: { 'retry-after': String(seconds) },
      body: { message: 'TF400733: The request has been canceled' },
    };
  }

  answer({ method, url, body }: Asked): Told {
    if (!url.searchParams.get('api-version')) {
      return this.refusal(400, 'The api-version is required');
    }
    if (url.pathname === `${PROJECT}/_apis/policy/evaluations`) {
      return this.evaluations(url);
    }
    if (!url.pathname.startsWith(PULLS)) {
      return this.refusal(404, 'TF401019: The Git repository does not exist');
    }
    const id = url.pathname.slice(PULLS.length + 1);
    if (!id) return method === 'POST' ? this.create(body) : this.list(url);
    const pull = this.book.get(Number(id));
    if (!pull) return this.refusal(404, 'TF401180: not found');
    if (method === 'PATCH') {
      pull.title = body.title ?? pull.title;
      pull.body = body.description ?? pull.body;
      if (body.status === 'abandoned') pull.state = 'closed';
    }
    return { status: 200, body: this.shape(pull) };
  }

  private list(url: URL): Told {
    const query = (name: string) =>
      url.searchParams.get(`searchCriteria.${name}`);
    const pulls = this.book.pulls.filter(
      pull =>
        [null, `refs/heads/${pull.branch}`].includes(query('sourceRefName')) &&
        `refs/heads/${pull.base}` === query('targetRefName') &&
        (query('status') === 'all' || pull.state === 'open'),
    );
    const top = Math.min(number(url, '$top', 100), this.page);
    const { items } = slice(pulls, number(url, '$skip', 0), top);
    // A list shortens descriptions.
    const value = items.map(pull =>
      this.shape({ ...pull, body: pull.body.slice(0, 400) }),
    );
    return { status: 200, body: { value, count: value.length } };
  }

  private create(body: any): Told {
    const branch = body.sourceRefName.replace('refs/heads/', '');
    const base = body.targetRefName.replace('refs/heads/', '');
    if (body.description.length > 4000) {
      return this.refusal(400, 'The description is too long');
    }
    if (this.book.open(branch, base)) {
      return this.refusal(
        409,
        'TF401179: An active pull request for the source and target branch already exists.',
      );
    }
    const pull = this.book.add({
      branch,
      base,
      title: body.title,
      body: body.description,
      labels: (body.labels ?? []).map((label: any) => label.name),
      reviewers: (body.reviewers ?? []).map((reviewer: any) => reviewer.id),
    });
    return { status: 201, body: this.shape(pull) };
  }

  private evaluations(url: URL): Told {
    const id = url.searchParams.get('artifactId')?.split('/').pop();
    const pull = this.book.get(Number(id));
    const of = (type: string, status: string) => ({
      status,
      configuration: { isEnabled: true, isBlocking: true, type: { id: type } },
    });
    const value = [
      of(MINIMUM_REVIEWERS, 'rejected'),
      ...(pull?.checks ?? []).map(check => of(BUILD, EVALUATION[check])),
    ];
    return { status: 200, body: { value, count: value.length } };
  }

  private shape(pull: StoredPull) {
    return {
      pullRequestId: pull.number,
      title: pull.title,
      description: pull.body,
      status: STATUS[pull.state],
      sourceRefName: `refs/heads/${pull.branch}`,
      targetRefName: `refs/heads/${pull.base}`,
      ...(pull.fromFork ? { forkSource: { name: 'refs/heads/x' } } : {}),
      mergeStatus: pull.conflicted ? 'conflicts' : 'succeeded',
      repository: { name: 'fleet', project: { id: 'project-id' } },
      lastMergeSourceCommit: { commitId: pull.head },
      lastMergeCommit: { commitId: pull.merge?.commit ?? 'b'.repeat(40) },
      reviewers: pull.votes.map(({ by, says }) => ({
        uniqueName: by,
        displayName: by.toUpperCase(),
        vote: says === 'yes' ? 10 : -10,
      })),
      ...(pull.merge
        ? { closedBy: { uniqueName: pull.merge.by }, closedDate: pull.merge.at }
        : {}),
    };
  }
}
