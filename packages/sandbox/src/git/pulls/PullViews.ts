import type { GitRepository } from '../repo/GitRepository';
import { tryMerge, type MergeOutcome } from '../repo/merge';
import type { PullRecord, PullView } from './types';

const CLOSED: MergeOutcome = { clean: false, conflicts: [] };
const REMEMBERED = 200;

type Ask<T> = (
  repository: GitRepository,
  base: string,
  head: string,
) => Promise<T>;

const mergeBase: Ask<string | null> = (repository, base, head) =>
  repository.mergeBase(base, head);

/** Adds to a stored pull request what git says about it now. What git says of a pair of commits is remembered. */
export class PullViews {
  private readonly outcomes = new Map<string, Promise<MergeOutcome>>();
  private readonly bases = new Map<string, Promise<string | null>>();

  async of(repository: GitRepository, record: PullRecord): Promise<PullView> {
    const pull = await this.seen(repository, record);
    const outcome =
      pull.state === 'open' && pull.headSha !== pull.baseSha
        ? await remembered(this.outcomes, repository, pull, tryMerge)
        : CLOSED;
    return {
      ...pull,
      merged: pull.mergedAt !== null,
      mergeable: outcome.clean,
      conflicts: outcome.clean ? [] : outcome.conflicts,
      mergeBase: await remembered(this.bases, repository, pull, mergeBase),
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
}

/** What was said of the two commits of a pull request, asked once. An error is asked again. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  repository: GitRepository,
  { baseSha, headSha }: PullRecord,
  ask: Ask<T>,
): Promise<T> {
  const key = `${repository.fullName} ${baseSha} ${headSha}`;
  const said = known.get(key);
  if (said) return said;
  const answer = ask(repository, baseSha, headSha);
  answer.catch(() => known.delete(key));
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, answer);
  return answer;
}
