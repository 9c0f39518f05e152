import { createTwoFilesPatch } from 'diff';
import type { BaseBranch } from './BaseBranch';

/** New text of each file; null for one that goes. */
export type PlannedFiles = ReadonlyMap<string, string | null>;

/** What a request does to a base branch. */
export interface Plan {
  /** Those that stay the same included. */
  files: PlannedFiles;
  /** Paths of the manifests among them that are to name their pull request. */
  manifests: string[];
  /** Only what differs from the base. */
  changes: PlannedFiles;
  /** Unified. Empty when nothing differs. */
  diff: string;
}

/** Compares the files wanted with those of the base branch. */
export async function toPlan(
  files: PlannedFiles,
  manifests: string[],
  base: BaseBranch,
): Promise<Plan> {
  const changes = new Map<string, string | null>();
  const patches: string[] = [];
  const paths = [...files.keys()].sort((a, b) => (a < b ? -1 : 1));
  for (const path of paths) {
    const before = await base.read(path);
    const after = files.get(path) ?? null;
    if (before === after) continue;
    changes.set(path, after);
    patches.push(filePatch(path, before, after));
  }
  return { files, manifests, changes, diff: patches.join('') };
}

function filePatch(path: string, before: string | null, after: string | null) {
  const from = before === null ? '/dev/null' : `a/${path}`;
  const to = after === null ? '/dev/null' : `b/${path}`;
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', '', '', {
    context: 3,
  })
    .replace(/^=+\n/, '')
    .replace(/^((?:---|\+\+\+) .*?)\t$/gm, '$1');
}
