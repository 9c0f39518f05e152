import { createTwoFilesPatch } from 'diff';

/** Text of a file on the base branch; null when there is none. */
export type ReadBase = (path: string) => Promise<string | null>;

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

/** Reads each file once, so that a plan is made of one state of the base branch. */
export function readOnce(read: ReadBase): ReadBase {
  const known = new Map<string, Promise<string | null>>();
  return path => {
    const before = known.get(path) ?? read(path);
    known.set(path, before);
    return before;
  };
}

/** Compares the files wanted with those of the base branch. */
export async function toPlan(
  files: PlannedFiles,
  manifests: string[],
  read: ReadBase,
): Promise<Plan> {
  const changes = new Map<string, string | null>();
  const patches: string[] = [];
  const paths = [...files.keys()].sort((a, b) => (a < b ? -1 : 1));
  for (const path of paths) {
    const before = await read(path);
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
