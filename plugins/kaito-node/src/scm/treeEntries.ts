import * as fs from 'node:fs';
import { ConflictError } from '@backstage/errors';
import git, { type TreeEntry } from 'isomorphic-git';

const LINKS: Record<string, string> = {
  '120000': 'a symbolic link',
  '160000': 'a submodule',
};

/**
 * Refuses what leads out of a repository: content must be where its path says.
 * @throws ConflictError naming the path and the next step
 */
export function refuseLink({ mode }: Pick<TreeEntry, 'mode'>, path: string) {
  const kind = LINKS[mode];
  if (!kind) return;
  throw new ConflictError(
    `${path} is ${kind}, which the portal neither follows nor replaces. Put a plain folder or file there first, or have kaito.gitops point elsewhere.`,
  );
}

/**
 * Id of the file at a path; null when there is none.
 * @throws ConflictError when a link or a submodule is on the way
 */
export async function fileAt(
  gitdir: string,
  commit: string,
  path: string,
): Promise<string | null> {
  let oid = commit;
  let type = 'tree';
  const passed: string[] = [];
  for (const part of path.split('/')) {
    if (type !== 'tree') return null;
    const { tree } = await git.readTree({ fs, gitdir, oid });
    const entry = tree.find(candidate => candidate.path === part);
    if (!entry) return null;
    passed.push(part);
    refuseLink(entry, passed.join('/'));
    ({ oid, type } = entry);
  }
  return type === 'blob' ? oid : null;
}
