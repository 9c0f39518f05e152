import type { ScmPullRequest } from '../types';

const RANK = { open: 0, merged: 1, closed: 2 } as const;

/**
 * The pull request of a branch: the first open one, else the newest merged one, else the newest closed one. Stops
 * reading at an open one.
 */
export async function choose(
  candidates: AsyncIterable<ScmPullRequest>,
  target: { branch: string; base: string },
): Promise<ScmPullRequest | null> {
  let best: ScmPullRequest | null = null;
  for await (const next of candidates) {
    if (next.branch !== target.branch || next.base !== target.base) continue;
    if (next.state === 'open') return next;
    if (!best || precedes(next, best)) best = next;
  }
  return best;
}

function precedes(a: ScmPullRequest, b: ScmPullRequest): boolean {
  const byState = RANK[a.state] - RANK[b.state];
  return byState < 0 || (byState === 0 && a.number > b.number);
}
