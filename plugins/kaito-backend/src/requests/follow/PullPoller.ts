import { toError } from '@backstage/errors';
import {
  ScmError,
  type PullRequestApi,
  type ScmProvider,
  type ScmPullRequestStatus,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { noteGitProblem, noteNoPull, notePull } from '../facts/notePull';
import { hostOf } from '../hostOf';
import type { RequestStore } from '../RequestStore';
import type { RequestFacts, RequestRecord, RequestWish } from '../types';
import type { HostPace } from './HostPace';
import { writeFacts } from './writeFacts';

export interface PullPollerParts {
  store: RequestStore;
  pace: HostPace;
  now(): Date;
  /** The Git host of a repository. */
  open(repoUrl: string): Promise<ScmProvider>;
  /** Told after a request was written. */
  onWrite(record: RequestRecord): void;
}

type Change = (facts: RequestFacts, now: Date) => RequestFacts;

/** Asks the Git host of a request about its pull request and keeps what it says. */
export class PullPoller {
  constructor(private readonly parts: PullPollerParts) {}

  /** Never rejects for a host that does not answer: that is kept, too. Answers with what is stored then. */
  async check(record: RequestRecord): Promise<RequestRecord> {
    const change = await this.#ask(record);
    const written = await writeFacts(this.parts, record.wish.id, facts =>
      change(facts, this.parts.now()),
    );
    return written ?? record;
  }

  /** Keeps, without asking, that the host of a request is silent: what it told before is no longer confirmed. */
  async skip({ wish, facts }: RequestRecord): Promise<void> {
    const { pace, now } = this.parts;
    const problem = pace.problemOf(hostOf(wish.repoUrl));
    if (problem === null || facts.git.problem) {
      return;
    }
    await writeFacts(this.parts, wish.id, known =>
      known.git.problem ? known : noteGitProblem(known, problem, now()),
    );
  }

  async #ask({ wish, facts }: RequestRecord): Promise<Change> {
    const { pace } = this.parts;
    const host = hostOf(wish.repoUrl);
    try {
      const { pullRequests, repository } = await this.parts.open(wish.repoUrl);
      if (!pullRequests) {
        return known => known;
      }
      const status = await statusOf(pullRequests, wish, facts);
      pace.succeeded(host);
      return status
        ? (known, now) => notePull(known, { status, repository }, now)
        : noteNoPull;
    } catch (error) {
      const { message } = toError(error);
      if (error instanceof ScmError && isOfHost(error)) {
        pace.failed(host, message, error.retryAfterSeconds);
      }
      return (known, now) => noteGitProblem(known, message, now);
    }
  }
}

/** Whether others of the same host would fare no better. A repository that is gone is nobody else's trouble. */
function isOfHost({ status }: ScmError): boolean {
  return status === null || status >= 500 || status === 429 || status === 401;
}

/** The pull request of the request's own branch; what a task says about its number is checked against that. */
async function statusOf(
  pullRequests: PullRequestApi,
  { branch, baseBranch }: RequestWish,
  { pull, proposal }: RequestFacts,
): Promise<ScmPullRequestStatus | null> {
  const number = pull?.number ?? proposal?.number;
  if (number) {
    const status = await pullRequests.follow(number).catch(error => {
      // The number may be wrong; the branch tells.
      if (error instanceof ScmError && error.status === 404) return null;
      throw error;
    });
    if (status?.branch === branch) {
      return status;
    }
  }
  const found = await pullRequests.find({ branch, base: baseBranch });
  return found && pullRequests.follow(found.number);
}
