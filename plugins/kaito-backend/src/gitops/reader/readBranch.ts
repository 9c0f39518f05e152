import type {
  ScmCheckout,
  ScmFile,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { READ_LIMITS, type BranchFiles, type ReadLimits } from './BranchFiles';
import type { ManifestFile } from './ManifestFile';
import { readManifestFile } from './readManifestFile';
import { isKustomization } from './readKustomization';

/** Commits of a branch kept to tell an older revision from an unknown one. */
const COMMITS = 50;
/** Files kept to tell what was removed from what never was. */
const GONE = 500;

const isYaml = (path: string) =>
  /\.ya?ml$/i.test(path) || isKustomization(path);

/**
 * Reads the YAML files of some folders of a branch. What was read at an earlier commit and is the same still is not
 * read again.
 */
export async function readBranch(
  checkout: Pick<ScmCheckout, 'commit' | 'committedAt' | 'list' | 'texts'>,
  folders: readonly string[],
  before: BranchFiles | null,
  limits: ReadLimits = READ_LIMITS,
): Promise<BranchFiles> {
  const { commit, committedAt } = checkout;
  const files = new Map<string, ManifestFile>();
  const unread: ScmFile[] = [];
  const seen = new Set<string>();
  let leftOut = 0;
  for (const folder of folders) {
    for await (const file of checkout.list(folder)) {
      if (!isYaml(file.path) || seen.has(file.path)) continue;
      seen.add(file.path);
      const known = before?.files.get(file.path);
      if (known?.id === file.id) {
        files.set(file.path, known);
      } else if (files.size + unread.length < limits.mostFiles) {
        unread.push(file);
      } else {
        leftOut += 1;
      }
    }
  }
  const { mostBytes } = limits;
  for await (const { file, text } of checkout.texts(unread, mostBytes)) {
    files.set(file.path, {
      ...file,
      ...readManifestFile(file.path, text, mostBytes),
      sinceCommit: commit,
      changedAt: before ? committedAt : null,
    });
  }
  return {
    commit,
    committedAt,
    commits: [...(before?.commits ?? []), commit].slice(-COMMITS),
    files,
    gone: [
      ...(before?.gone ?? []),
      ...[...(before?.files.values() ?? [])]
        .filter(
          file =>
            file.workloads.length > 0 && files.get(file.path)?.id !== file.id,
        )
        .map(file => ({ file, commit, at: committedAt })),
    ].slice(-GONE),
    leftOut,
    read: unread.length,
  };
}
