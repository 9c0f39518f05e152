import type { RequestPage } from '@kaito-portal/backstage-plugin-kaito-common';
import { hostOf } from './hostOf';
import type { RequestRecord } from './types';

/** Git hosts that open requests wait for and that cannot be asked now. */
export function sourceProblems(
  records: readonly RequestRecord[],
): RequestPage['problems'] {
  const problems = new Map<string, RequestPage['problems'][number]>();
  for (const { wish, facts, holds } of records) {
    const { problem } = facts.git;
    if (!holds || !problem) {
      continue;
    }
    const source = hostOf(wish.repoUrl);
    const known = problems.get(source);
    problems.set(source, {
      source,
      message: known?.message ?? problem.message,
      since: known && known.since < problem.since ? known.since : problem.since,
      requests: (known?.requests ?? 0) + 1,
    });
  }
  return [...problems.values()];
}
