import * as fs from 'node:fs';
import git from 'isomorphic-git';
import type { ScmFile } from './types';

const FILES = ['100644', '100755'];

/** The packs of a copy, opened once for many reads; they are in memory for as long as this is. */
type Packs = object;

/** Files below a folder, folder by folder in the order of Git. Links and submodules are no files. */
export async function* listFolder(
  gitdir: string,
  commit: string,
  folder: string,
): AsyncGenerator<ScmFile> {
  const packs: Packs = {};
  const root = await findFolder(gitdir, commit, folder, packs);
  if (root) yield* below(gitdir, root, folder ? `${folder}/` : '', packs);
}

/** Texts of files in the order given; null for one of more than `mostBytes`. */
export async function* readTexts(
  gitdir: string,
  files: Iterable<ScmFile>,
  mostBytes: number,
): AsyncGenerator<{ file: ScmFile; text: string | null }> {
  const packs: Packs = {};
  for (const file of files) {
    const { blob } = await git.readBlob({
      fs,
      gitdir,
      oid: file.id,
      cache: packs,
    });
    const fits = blob.byteLength <= mostBytes;
    yield { file, text: fits ? Buffer.from(blob).toString('utf8') : null };
  }
}

/** Whether an error says that there is no such file or folder; a file is no folder either. */
function isAbsent(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === 'NotFoundError' || code === 'ObjectTypeError';
}

async function findFolder(
  gitdir: string,
  commit: string,
  folder: string,
  packs: Packs,
): Promise<string | null> {
  try {
    const filepath = folder || undefined;
    const options = { fs, gitdir, cache: packs };
    return (await git.readTree({ ...options, oid: commit, filepath })).oid;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function* below(
  gitdir: string,
  oid: string,
  prefix: string,
  packs: Packs,
): AsyncGenerator<ScmFile> {
  const { tree } = await git.readTree({ fs, gitdir, oid, cache: packs });
  for (const entry of tree) {
    const path = prefix + entry.path;
    if (entry.type === 'tree') {
      yield* below(gitdir, entry.oid, `${path}/`, packs);
    } else if (FILES.includes(entry.mode)) {
      yield { path, id: entry.oid };
    }
  }
}
