import * as fs from 'node:fs';
import git, { type TreeEntry } from 'isomorphic-git';
import type { FileChanges } from './types';

const FILE_MODE = '100644';
const FOLDER_MODE = '040000';

/** Writes the tree of `base` with changes on top, folder by folder, and returns its id. An emptied folder goes. */
export async function writeTree(
  gitdir: string,
  base: string | null,
  changes: FileChanges,
): Promise<string> {
  const oid = await writeFolder(gitdir, base, changes);
  return oid ?? git.writeTree({ fs, gitdir, tree: [] });
}

async function writeFolder(
  gitdir: string,
  base: string | null,
  changes: FileChanges,
): Promise<string | null> {
  const entries = new Map<string, TreeEntry>();
  if (base) {
    const { tree } = await git.readTree({ fs, gitdir, oid: base });
    for (const known of tree) entries.set(known.path, known);
  }
  for (const [name, below] of byFirstPart(changes)) {
    const existing = entries.get(name);
    const folder = existing?.type === 'tree' ? existing.oid : null;
    const written = below.has('')
      ? await writeFile(gitdir, name, below.get('')!)
      : entry(name, 'tree', await writeFolder(gitdir, folder, below));
    if (written) entries.set(name, written);
    else entries.delete(name);
  }
  if (entries.size === 0) return null;
  return git.writeTree({ fs, gitdir, tree: [...entries.values()] });
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
