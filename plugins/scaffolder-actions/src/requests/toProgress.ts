import type { RequestProgress } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { ProposalResult } from '../actions/propose/Proposal';

const LONGEST = 2_000;

/** Files a unified diff is about. */
function pathsIn(diff: string): string[] {
  const paths = [...diff.matchAll(/^(?:---|\+\+\+) [ab]\/(.*)$/gm)];
  return [...new Set(paths.map(([, path]) => path.trim()))].slice(0, 100);
}

/** How far a proposal has come, as the portal's backend is told it; null for a dry run. */
export function toProgress(result: ProposalResult): RequestProgress | null {
  const { state, pullRequest, compareUrl, diff } = result;
  if (state === 'dry-run') {
    return null;
  }
  return {
    state: state === 'open' ? 'proposed' : state,
    ...(pullRequest && {
      pullRequest: { number: pullRequest.number, url: pullRequest.url },
    }),
    ...(compareUrl && { compareUrl }),
    files: pathsIn(diff),
  };
}

/** That a step failed, and why. */
export function toFailure(error: unknown): RequestProgress {
  const message = error instanceof Error ? error.message : String(error);
  return { state: 'failed', message: message.slice(0, LONGEST) };
}
