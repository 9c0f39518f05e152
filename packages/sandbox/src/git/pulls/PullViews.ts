import type { GitRepository } from '../repo/GitRepository';
import { tryMerge, type MergeOutcome } from '../repo/merge';
import type { PullRecord, PullView } from './types';

const CLOSED: MergeOutcome = { clean: false, conflicts: [] };
const REMEMBERED = 200;

/** Adds to a stored pull request what git says about it now. Merge checks are remembered per pair of commits. */
export class PullViews {
  private readonly outcomes = new Map<string, Promise<MergeOutcome>>();

  async of(repository: GitRepository, record: PullRecord): Promise<PullView> {
    const pull = await this.seen(repository, record);
    const outcome =
      pull.state === 'open' && pull.headSha !== pull.baseSha
        ? await this.outcome(repository, pull)
        : CLOSED;
    return {
      ...pull,
      merged: pull.mergedAt !== null,
      mergeable: outcome.clean,
      conflicts: outcome.clean ? [] : outcome.conflicts,
      mergeBase: await repository.mergeBase(pull.baseSha, pull.headSha),
    };
  }

  /** The record with the branches' tips of now, while it is open. A deleted branch leaves the last tip. */
  async seen(repository: GitRepository, pull: PullRecord): Promise<PullRecord> {
    if (pull.state !== 'open') return pull;
    const [headSha, baseSha] = await Promise.all([
      repository.tip(pull.head),
      repository.tip(pull.base),
    ]);
    return {
      ...pull,
      headSha: headSha ?? pull.headSha,
      baseSha: baseSha ?? pull.baseSha,
    };
  }

  private outcome(repository: GitRepository, pull: PullRecord) {
    const key = `${repository.fullName} ${pull.baseSha} ${pull.headSha}`;
    const known = this.outcomes.get(key);
    if (known) return known;
    const outcome = tryMerge(repository, pull.baseSha, pull.headSha);
    outcome.catch(() => this.outcomes.delete(key));
    if (this.outcomes.size >= REMEMBERED) this.outcomes.clear();
    this.outcomes.set(key, outcome);
    return outcome;
  }
}
