import type {
  DriftItem,
  DriftRepository,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { BranchState } from '../reader';
import { doubtOfBranch } from './doubtOf';

const nameOf = ({ repository, repoUrl }: BranchState) =>
  repository?.fullName ?? repoUrl;

/**
 * The branches that are read, as far as something shown comes from them or nothing could be read at all.
 * @param currentForMs - how old what is known may be to count as current
 */
export function toRepositories(
  branches: readonly BranchState[],
  shown: readonly DriftItem[],
  now: number,
  currentForMs: number,
): DriftRepository[] {
  const named = new Set(
    shown.flatMap(({ file }) =>
      file ? [`${file.repository}\n${file.baseBranch}`] : [],
    ),
  );
  return branches
    .filter(
      branch =>
        !branch.files || named.has(`${nameOf(branch)}\n${branch.baseBranch}`),
    )
    .map(branch => toRepository(branch, now, currentForMs));
}

function toRepository(
  branch: BranchState,
  now: number,
  currentForMs: number,
): DriftRepository {
  const { repository, baseBranch, files, confirmedAt } = branch;
  const doubt = doubtOfBranch(branch, now, currentForMs);
  const problems = [...(files?.files.values() ?? [])].filter(
    ({ problem }) => problem !== null,
  );
  let state: DriftRepository['state'] = 'current';
  if (!files) state = 'not-read';
  else if (doubt) state = 'stale';
  return {
    repository: nameOf(branch),
    url: repository?.webUrl ?? null,
    baseBranch,
    state,
    message: doubt?.reason ?? null,
    commit: files?.commit ?? null,
    asOf: confirmedAt === null ? null : new Date(confirmedAt).toISOString(),
    files: files?.files.size ?? 0,
    unreadable: problems.length + (files?.leftOut ?? 0),
  };
}
