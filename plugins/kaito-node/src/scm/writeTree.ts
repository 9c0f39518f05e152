import * as fs from 'node:fs';
import { ConflictError } from '@backstage/errors';
import git, { type TreeEntry } from 'isomorphic-git';
import { refuseLink } from './treeEntries';
import type { FileChanges } from './types';

const FILE_MODE = '100644';
const FOLDER_MODE = '040000';

/**
 * Writes the tree of `base` with changes on top, folder by folder, and returns its id. An emptied folder goes.
 * @throws ConflictError when something else stands where a folder or a file is to be
 */
export async function writeTree(
  gitdir: string,
  base: string | null,
  changes: FileChanges,
): Promise<string> {
  const oid = await writeFolder(gitdir, base, changes, '');
  return oid ?? git.writeTree({ fs, gitdir, tree: [] });
}

async function writeFolder(
  gitdir: string,
  base: string | null,
  changes: FileChanges,
  above: string,
): Promise<string | null> {
  const entries = new Map<string, TreeEntry>();
  if (base) {
    const { tree } = await git.readTree({ fs, gitdir, oid: base });
    for (const known of tree) entries.set(known.path, known);
  }
  for (const [name, below] of byFirstPart(changes)) {
    const existing = entries.get(name);
    const path = above + name;
    const type = below.has('') ? 'blob' : 'tree';
    if (existing) assertReplaceable(existing, type, path);
    const folder = existing?.oid ?? null;
    const written =
      type === 'blob'
        ? await writeFile(gitdir, name, below.get('')!)
        : entry(
            name,
            type,
            await writeFolder(gitdir, folder, below, `${path}/`),
          );
    if (written) entries.set(name, written);
    else entries.delete(name);
  }
  if (entries.size === 0) return null;
  return git.writeTree({ fs, gitdir, tree: [...entries.values()] });
}

function assertReplaceable(
  existing: TreeEntry,
  type: 'blob' | 'tree',
  path: string,
) {
  refuseLink(existing, path);
  if (existing.type === type) return;
  const [is, isTo] =
    type === 'blob' ? ['a folder', 'a file'] : ['a file', 'a folder'];
  throw new ConflictError(
    `${path} is ${is}, and the request needs ${isTo} there. Move it elsewhere on the base branch first.`,
  );
}

async function writeFile(gitdir: string, path: string, text: string | null) {
  if (text === null) return null;
  const blob = Buffer.from(text);
  return entry(path, 'blob', await git.writeBlob({ fs, gitdir, blob }));
}

function entry(
  path: string,
  type: 'blob' | 'tree',
  oid: string | null,
): TreeEntry | null {
  if (oid === null) return null;
  return { path, type, oid, mode: type === 'blob' ? FILE_MODE : FOLDER_MODE };
}

/** Groups `a/b/c` under `a` as `b/c`; a file of this folder has the rest `''`. */
function byFirstPart(
  changes: FileChanges,
): Map<string, Map<string, string | null>> {
  const groups = new Map<string, Map<string, string | null>>();
  for (const [path, text] of changes) {
    const slash = path.indexOf('/');
    const first = slash < 0 ? path : path.slice(0, slash);
    const rest = slash < 0 ? '' : path.slice(slash + 1);
    const group = groups.get(first) ?? new Map<string, string | null>();
    group.set(rest, text);
    groups.set(first, group);
  }
  return groups;
}
