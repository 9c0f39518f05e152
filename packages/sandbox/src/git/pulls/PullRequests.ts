import type { Account } from '../accounts';
import type { GitRepository } from '../repo/GitRepository';
import { mergePull, type MergeRequest } from './mergePull';
import { PullRequestError } from './PullRequestError';
import { PullStore } from './PullStore';
import { Serial } from './serial';
import type { PullRecord, PullView, ReviewRecord } from './types';
import { PullViews } from './PullViews';

export interface NewPull {
  title: string;
  body: string;
  base: string;
  head: string;
  labels: string[];
  reviewers: string[];
}

export type PullChange = Partial<
  Pick<PullRecord, 'title' | 'body' | 'state' | 'base' | 'labels' | 'reviewers'>
>;

/** Everything one can do with pull requests; each act on a repository waits for the one before. */
export class PullRequests {
  private readonly serial = new Serial();
  private readonly views = new PullViews();

  constructor(
    private readonly store: PullStore,
    private readonly now: () => Date,
  ) {}

  /** Newest first. */
  async list(
    repository: GitRepository,
    state: 'open' | 'closed' | 'all',
  ): Promise<PullView[]> {
    const pulls = await this.store.read(repository.fullName);
    const wanted = pulls
      .filter(pull => state === 'all' || pull.state === state)
      .sort((a, b) => b.number - a.number);
    return Promise.all(wanted.map(pull => this.views.of(repository, pull)));
  }

  async get(repository: GitRepository, number: number): Promise<PullView> {
    const pulls = await this.store.read(repository.fullName);
    return this.views.of(repository, find(pulls, number));
  }

  open(repository: GitRepository, wish: NewPull, by: Account) {
    return this.serial.run(repository.fullName, async () => {
      const pulls = await this.store.read(repository.fullName);
      const [baseSha, headSha] = await this.tips(repository, wish);
      const twin = pulls.find(
        p => p.state === 'open' && p.head === wish.head && p.base === wish.base,
      );
      if (twin) {
        throw new PullRequestError(
          409,
          `pull request already exists for these targets [id: ${twin.number}, head_branch: ${wish.head}, base_branch: ${wish.base}]`,
        );
      }
      const fork = await repository.mergeBase(baseSha, headSha);
      if (fork === headSha) {
        throw new PullRequestError(
          422,
          `no changes: '${wish.head}' has nothing that '${wish.base}' lacks`,
        );
      }
      const at = this.now().toISOString();
      const pull: PullRecord = {
        ...wish,
        number: pulls.reduce((top, p) => Math.max(top, p.number), 0) + 1,
        state: 'open',
        headSha,
        baseSha,
        createdBy: by.login,
        createdAt: at,
        updatedAt: at,
        closedAt: null,
        mergedAt: null,
        mergedBy: null,
        mergeCommit: null,
      };
      await this.store.write(repository.fullName, [...pulls, pull]);
      return this.views.of(repository, pull);
    });
  }

  change(repository: GitRepository, number: number, change: PullChange) {
    return this.update(repository, number, async pull => {
      if (pull.mergedAt && change.state === 'open') {
        throw new PullRequestError(422, 'a merged pull request stays closed');
      }
      const state = change.state ?? pull.state;
      if (change.base) await this.tips(repository, { ...pull, ...change });
      const at = this.now().toISOString();
      return {
        ...(await this.views.seen(repository, pull)),
        ...change,
        state,
        closedAt: state === 'closed' ? pull.closedAt ?? at : null,
        updatedAt: at,
      };
    });
  }

  /** Keeps what a reviewer says. Nobody approves, or asks for changes of, a pull request of their own. */
  review(
    repository: GitRepository,
    number: number,
    word: Pick<ReviewRecord, 'says' | 'body'>,
    by: Account,
  ) {
    return this.update(repository, number, async pull => {
      if (pull.state !== 'open') {
        throw new PullRequestError(
          422,
          'a closed pull request takes no review',
        );
      }
      if (word.says !== 'COMMENT' && pull.createdBy === by.login) {
        throw new PullRequestError(
          422,
          `${by.login} cannot review a pull request of their own`,
        );
      }
      const { reviews = [] } = pull;
      const { headSha } = await this.views.seen(repository, pull);
      const at = this.now().toISOString();
      const id = reviews.length + 1;
      const review = { ...word, id, by: by.login, at, headSha };
      return { ...pull, reviews: [...reviews, review], updatedAt: at };
    });
  }

  merge(
    repository: GitRepository,
    number: number,
    wish: MergeRequest,
    by: Account,
  ) {
    return this.update(repository, number, async pull => {
      const view = await this.views.of(repository, pull);
      const commit = await mergePull(repository, view, wish, by);
      const at = this.now().toISOString();
      return {
        ...pull,
        headSha: view.headSha,
        baseSha: view.baseSha,
        state: 'closed',
        closedAt: at,
        mergedAt: at,
        updatedAt: at,
        mergedBy: by.login,
        mergeCommit: commit,
      };
    });
  }

  private update(
    repository: GitRepository,
    number: number,
    act: (pull: PullRecord) => Promise<PullRecord>,
  ) {
    return this.serial.run(repository.fullName, async () => {
      const pulls = await this.store.read(repository.fullName);
      const changed = await act(find(pulls, number));
      await this.store.write(
        repository.fullName,
        pulls.map(pull => (pull.number === number ? changed : pull)),
      );
      return this.views.of(repository, changed);
    });
  }

  private async tips(
    repository: GitRepository,
    { base, head }: { base: string; head: string },
  ): Promise<[string, string]> {
    const tips = await Promise.all([
      repository.tip(base),
      repository.tip(head),
    ]);
    const missing = tips[0] === null ? base : head;
    if (tips[0] === null || tips[1] === null) {
      throw new PullRequestError(404, `branch '${missing}' does not exist`);
    }
    return [tips[0], tips[1]];
  }
}

function find(pulls: PullRecord[], number: number): PullRecord {
  const pull = pulls.find(candidate => candidate.number === number);
  if (!pull) {
    throw new PullRequestError(404, `pull request ${number} does not exist`);
  }
  return pull;
}
